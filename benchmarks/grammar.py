"""The grammar of the corpora: words of health, and sentences that make a claim or make none.

Slots in braces are filled from the lists below, from the classes of `benchmarks.words` (noun, nouns,
adjective, adverb, past, doing, name), or with numbers (`n`, `m`, `k`); a capital makes one in the text.
"""

from typing import Final

HIGHEST: Final = {"n": 980, "m": 60, "k": 12}

_LISTS: Final = {
    "int": """
        turmeric, magnesium, ketamine, acupuncture, vitamin D, semaglutide, yoga, melatonin, ibuprofen,
        green tea extract, a copper bracelet, light therapy, probiotics, cognitive behavioural therapy,
        collagen, metformin, the flu vaccine, zinc, fish oil, cold water swimming, honey, physiotherapy,
        an elimination diet, platelet-rich plasma, a hearing aid, finasteride, peppermint oil, paracetamol,
        sertraline, mindfulness meditation, ginger, a low-carb diet, intermittent fasting, atorvastatin,
        botulinum toxin, red light therapy, CBD oil, ashwagandha, iron tablets, a CPAP machine, massage,
        chiropractic treatment, a nicotine patch, apple cider vinegar, creatine, hormone therapy,
        a weighted blanket, strength training, tai chi, cranberry juice, a steroid injection, omalizumab
    """,
    "tgt": """
        knee pain, insomnia, depression, migraine, high blood pressure, hay fever, type 2 diabetes,
        eczema, irritable bowel syndrome, back pain, hair loss, anxiety, the common cold,
        osteoarthritis, fatigue, acid reflux, chronic cough, tinnitus, asthma, memory loss, hot flushes,
        gout, dry eyes, psoriasis, heart disease, breast cancer, dementia, acne, constipation, obesity,
        rheumatoid arthritis, stroke, sleep apnoea, urinary tract infections, panic attacks, shingles,
        fibromyalgia, endometriosis, low mood, poor circulation, kidney stones, iron deficiency, wrinkles
    """,
    "who": """
        older adults, people on shift work, teenagers, runners, pregnant women, office workers, children
        under five, patients after surgery, carers, people with kidney disease, new parents, women after
        the menopause, students, nurses, men over fifty, people who smoke
    """,
    "thing": """
        the waiting room, a letter from the clinic, the leaflet in the box, the local library, an old
        recipe book, the pharmacy counter, a neighbour's kitchen, the school nurse, the bus to work, a
        phone call, the appointment desk, a notebook by the bed, the car park, a pile of forms
    """,
    "eff": """
        relieves, helps with, eases, treats, improves, reduces, prevents, cures, works for
    """,
    "month": """
        January, February, March, April, May, June, July, August, September, October, November
    """,
    "when": """
        now and then, in the evening, with a meal, every other week, at weekends, for a month, before
        breakfast, on most days, during the winter, after work
    """,
}
WORDS: Final = {slot: tuple(" ".join(text.split()).split(", ")) for slot, text in _LISTS.items()}

CLAIMS: Final = (
    "{Int} {eff} {tgt} in {who}.",
    "{Int} {eff} {tgt}, and the {adjective} {noun} of {name} says so.",
    "{Int} has been shown to help {who} with {tgt} within {n} weeks.",
    "Studies show that {int} {eff} {tgt}, even where {int} failed before.",
    "{Int} may shorten {tgt} by about {n} days, though the {noun} was {adjective} and the trials were small.",
    "It is not clear whether {int} {eff} {tgt} in {who}, as {name} and {name} have {past}.",
    "A trial from {name} with {n} participants found that {int} lowered the score for {tgt} by {m} points.",
    "There is no good evidence that {int} {eff} {tgt}, whatever the {nouns} of {name} may promise.",
    "{Int} is a safe and effective treatment for {tgt} and {tgt}.",
    "Of {n} people who tried {int} for {tgt}, {m} felt better after {k} weeks of {doing}.",
    "Can {int} prevent {tgt} in {who}?",
    "Doctors in {name} recommend {int} for {tgt}, but only after {adjective} measures.",
    "Compared with {int}, {int} led to fewer days with {tgt} ({m} against {n}).",
    "Taken {when}, {int} {eff} {tgt} and lets {who} get on with {doing}.",
    "“{Int} {eff} my {tgt},” says {name} {name}, a {adjective} {noun} from {name}.",
    "In mice, {int} {eff} the {noun} behind {tgt}; in people that is {adverb} unknown.",
    "The {noun} in {int} works on {tgt} by {doing} the {adjective} {nouns} of the body.",
    "Our {adjective} {noun} with {int} is guaranteed to relieve {tgt} for {who}.",
)
PLAIN: Final = (
    "{Who} in {name} waited {n} minutes beside {thing} on a {adjective} morning in {month}.",
    "The form asks for a name, a date in {month} and the {noun} of {thing}.",
    "In {month} the {adjective} team in {name} moved {thing} to the second floor.",
    "Most of the {n} questions about the {noun} came from {who} in {name}.",
    "You will find {thing} next to the stairs, {k} steps from the {noun}.",
    "Nobody had {past} how many of {who} live more than {n} kilometres from {name}.",
    "She kept {thing} for {n} years and used it {when}, {adverb} and without {doing}.",
    "The word for this {noun} has changed {k} times since the first {noun} was printed in {name}.",
    "Prices in {name} rose by {m} per cent between {month} and {month}, which {nouns} had {past}.",
    "Bring water, a coat and {thing}; the walk to {name} takes {n} minutes.",
    "For {k} of the {n} {nouns} the visit in {month} was the first.",
    "We wrote to {name} {name} about the {adjective} {noun} and had {n} answers by {month}.",
    "What {who} remember of {name} is {thing}, and the {adjective} lamps along the corridor.",
    "Before {month} there were {n} chairs in {name}; since then there have been {m}.",
    "The {noun} of {name} is {adverb} {adjective}, and {nouns} from {name} have {past} it {when}.",
    "{Name} {past} a {adjective} {noun}, {doing} the {nouns} that {name} had {past} in {month}.",
    "Under the {adjective} {noun} lies a {noun} of {adjective} {nouns}, {past} by {name} in {n} pages.",
    "It took {k} {nouns} and a {adjective} {noun} before {name} could start {doing}.",
    "Some {nouns} are {adjective}, others {adverb} {past}; a {noun} tells one from the other.",
    "At the {noun} near {name}, {doing} {adjective} {nouns} is a matter of {noun}, not of {noun}.",
    "When the {noun} was {past}, {name} asked for {thing} and a {adjective} {noun}.",
    "The {nouns} that {name} {past} were {adjective}, as a {noun} from {name} noted {adverb}.",
    "A {noun} without {doing} is a {noun} without {nouns}, {name} used to say {when}.",
    "Between {name} and {name} the {adjective} road was {past} for {k} weeks.",
)
HEALTH: Final = (
    "If {tgt} comes back after {n} days, make a note of it and bring it along.",
    "Talk to a pharmacist before you take {int} together with other medicines.",
    "Ask how long {int} takes, what it costs ({n} or more), and which {noun} will be there.",
    "A nurse in {name} explained {tgt} to {n} visitors {when}, with {thing} as her example.",
    "The side effects listed for {int} include nausea and headache, each in about {k} of {n} users.",
    "Between visits {k} and {m}, {who} filled in a {adjective} diary {when}.",
    "{Int} has been sold in {name} since {month}, in boxes with a {adjective} {noun}.",
    "People with {tgt} met in {name} {when} and talked about {doing} and {nouns}.",
)
"""Sentences about health that claim nothing; they are in every article, whatever it claims."""
HEADINGS: Final = (
    "What to know about {tgt}",
    "{Int} and {tgt}",
    "A {adjective} day in {name}",
    "Questions from {who}",
    "About {int}",
    "The {noun} of {name}",
)
