"""Citations and their grades (blank English tokens, hand-written texts)."""

from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from claimlint.model.analysis import Grade
from claimlint.nlp.citations import (
    CitationFinder,
    grade_entry,
    grade_link,
    grades_of_references,
    is_internal,
    link_flags,
)
from claimlint.nlp.sentences import SentenceSplitter

NLP = spacy.blank("en")
ENTRY = {"label": "3", "text": "Feeney A, et al. J Psych. 2022;9(2):11-20.", "links": []}


def read(text: str, **given: object) -> Doc:
    doc = NLP.make_doc(text)
    if given:
        doc.user_data["claimlint"] = {"input": given}
    return CitationFinder(NLP.vocab, own_host="clinic.example")(SentenceSplitter()(doc))


def found(text: str, **given: object) -> list[tuple[str, dict[str, Any]]]:
    doc = read(text, **given)
    spans = [span.text for span in doc.spans["claimlint/citations"]]
    return list(zip(spans, doc.user_data["claimlint"]["citations"], strict=True))


def best(text: str, **given: object) -> str:
    grades = [Grade(detail["grade"]) for _, detail in found(text, **given)]
    return max(grades, key=lambda grade: grade.rank).value if grades else ""


def link(text: str, anchor: str, target: str) -> dict[str, object]:
    start = text.index(anchor)
    return {"start": start, "end": start + len(anchor), "target": target}


BOOK = "Read more about nausea relief here."


@pytest.mark.parametrize(
    ("text", "given", "grade"),
    [
        ("In a randomised trial (Feeney et al., 2022, doi:10.1234/abcd.5678), nausea fell.", {}, "A"),
        ("Nausea fell by 4 points.[3]", {"references": [ENTRY]}, "B"),
        ("Nausea fell by 4 points.[3]", {}, "C"),
        ("Feeney and colleagues reported in JAMA in 2022 that nausea fell.", {}, "B"),
        ("Feeney and colleagues found that nausea fell.", {}, "D"),
        ("A 2022 study found that nausea fell.", {}, "D"),
        ("A study published in JAMA found that nausea fell.", {}, "D"),
        ("A 2022 study in JAMA found that nausea fell.", {}, "C"),
        ("A 2022 JAMA trial of 73 adults in Dublin found that nausea fell.", {}, "C"),
        ("Studies have found that nausea falls.", {}, "E"),
        (BOOK, {"links": [link(BOOK, "here", "/book-now")]}, "X"),
        ("NCT00000000 is testing this.", {}, "A"),
        (
            "The FDA-approved label for esketamine lists dissociation as a common reaction (prescribing information, section 6.1).",
            {},
            "B",
        ),
        ("According to Wikipedia, ginger reduces nausea.", {}, "D"),
        ("WHO's 2023 guideline on vitamin A advises against it.", {}, "B"),
    ],
)
def test_graded_scale(text: str, given: dict[str, object], grade: str) -> None:
    assert best(text, **given) == grade


@pytest.mark.parametrize(
    ("text", "grade", "kind"),
    [
        ("It worked (doi:10.1000/xyz123).", "A", "doi"),
        ("It worked (PMID 31234567).", "A", "pmid"),
        ("See PMC1234567 for more.", "A", "pmcid"),
        ("Registered as ISRCTN12345678.", "A", "registry"),
        ("Registered as EudraCT 2012-003456-21.", "A", "registry"),
        ("Registered as ACTRN12612001234567.", "A", "registry"),
        ("A 2022 Cochrane review of 35 trials (CD004714) looked at it.", "A", "doi"),
        ("It is on arXiv:2004.12345 only.", "A", "doi"),
        ("See https://pubmed.ncbi.nlm.nih.gov/31234567/ for more.", "A", "pmid"),
        ("A trial by Ncube and colleagues in BMJ in 2019 found no benefit.", "B", "author-year"),
        ("Sanacora and colleagues, JAMA Psychiatry, 2017, agree.", "B", "author-year"),
        ("A Cochrane review, 2021, by Dean et al. agrees.", "B", "author-year"),
        ("It reduces weight (Jastreboff et al., NEJM, 2022).", "B", "author-year"),
        ("The NICE guideline NG222 (2022) says so.", "B", "guideline"),
        ("The SmPC lists nausea.", "B", "label"),
        ("The prescribing information (NDA 211243) lists nausea.", "A", "label"),
        ("It helped (Smith, 2020).", "C", "author-year"),
        ("Lee and Kim (2019) found it helped.", "C", "author-year"),
        ("It helped (WHO, 2023).", "C", "body"),
        ("According to the CDC's 2022 report, it helps.", "C", "body"),
        ("A 2019 Cochrane review of 12 trials agrees.", "C", "journal"),
        ("It was published in the American Journal of Psychiatry.", "D", "journal"),
        ("A paper in Cell Metabolism says so.", "D", "journal"),
        ("Researchers at Yale discovered that fasting helps.", "D", "study"),
        ("Harvard scientists say so.", "D", "study"),
        ("A team at the University of Leeds says so.", "D", "study"),
        ("A Danish team found that it helps.", "D", "study"),
        ("One recent trial of 73 patients found that it helps.", "D", "study"),
        ("According to the NHS, it helps.", "D", "body"),
        ("The American Heart Association recommends walking.", "D", "body"),
        ("Dr. Smith says it works.", "D", "named"),
        ("A landmark trial found that it helps.", "E", "study"),
        ("Research suggests it helps.", "E", "vague"),
        ("Experts say it helps.", "E", "vague"),
        ("It is backed by clinical evidence.", "E", "vague"),
        ("It is known to help.", "E", "vague"),
        ("Our physicians have found that it helps.", "X", "vague"),
        ("It works, according to data on file.", "X", "vague"),
    ],
)
def test_kinds(text: str, grade: str, kind: str) -> None:
    details = [detail for _, detail in found(text)]
    top = max(details, key=lambda detail: Grade(detail["grade"]).rank)
    assert (top["grade"], top["kind"]) == (grade, kind)


@pytest.mark.parametrize(
    "text",
    [
        "The patch is 3 m² wide and holds 10³ cells and CO₂.",
        "CO² and χ² are no sources.",
        "BrandName® tops the list.",
        "The 1st of May is near.",
        "Under §1 it is allowed.",
        "It contains vitamin B12 and B[12].",
        "Page [1 of 3] follows.",
        "You should (1) rest and (2) drink.",
        "Those who received it slept better.",
        "They asked us in the US.",
        "The drug was approved by the FDA in 2019.",
        "WHO SHOULD TAKE IT",
        "The pain in the chest and the heart was worse.",
        "The cell needs sleep, science and nature.",
        "It has been used since 1970.",
        "The study room is open until nine.",
        "It helps in May (Table 2).",
        "Results may vary.*",
    ],
)
def test_no_citation(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It fell.[3] Next.",
        "It fell.³ Next.",
        "It fell (3).",
        "It fell [1-4].",
        "It fell.[^3] Next.",
        "It fell.3 Next.",
    ],
)
def test_markers_resolve(text: str) -> None:
    assert [(detail["grade"], detail["flags"]) for _, detail in found(text, references=[ENTRY])] == [
        ("B", [])
    ]


def test_a_marker_takes_the_best_entry() -> None:
    entries = [{"label": "1", "text": "our physicians", "links": []}, ENTRY]
    assert best("It fell [1,3].", references=entries) == "B"
    assert best("It fell [1].", references=entries) == "X"


def test_a_dangling_marker_says_so() -> None:
    assert found("It fell [7].", references=[ENTRY])[0][1]["flags"] == ["dangling"]


def test_unlabelled_entries_are_counted() -> None:
    entries = [{"label": "", "text": ENTRY["text"], "links": []}]
    assert best("It fell [1].", references=entries) == "B"


def test_an_author_and_year_resolve_to_an_entry() -> None:
    assert best("It fell (Feeney et al., 2022).", references=[ENTRY]) == "B"
    assert best("It fell (Feeney et al., 2022).") == "C"


def test_note_mark_with_an_empty_place_belongs_to_the_word_before() -> None:
    text = "It fell. Next came sleep."
    marks = [{"start": 8, "end": 8, "label": "3"}]
    assert [span for span, _ in found(text, marks=marks, references=[ENTRY])] == ["."]
    doc = read(text, marks=marks, references=[ENTRY])
    assert doc.spans["claimlint/citations"][0].sent.text == "It fell."


@pytest.mark.parametrize(
    ("before", "label"), [("3 m", "2"), ("the 1", "st"), ("10", "3"), ("BrandName", "®")]
)
def test_note_marks_that_are_none(before: str, label: str) -> None:
    assert found(before, marks=[{"start": len(before), "end": len(before), "label": label}]) == []


def test_two_author_years_are_two_citations() -> None:
    spans = [span for span, _ in found("It fell (Lee & Kim, 2019; Okoro et al., 2021).")]
    assert spans == ["Lee & Kim, 2019", "Okoro et al., 2021"]


def test_one_study_is_one_citation_with_all_it_shows() -> None:
    ((_, detail),) = found("The 2022 trial (Lind et al., Lancet 2022) treated 412 adults in Dublin.")
    assert detail["elements"] == ["author", "journal", "place", "size", "year"]


def test_reference_lists_are_not_searched() -> None:
    text = "It helps.\n\nSmith J, et al. BMJ 2020."
    blocks = [
        {"start": 0, "end": 9, "role": "paragraph"},
        {"start": 11, "end": len(text), "role": "references"},
    ]
    assert found(text, blocks=blocks) == []


@pytest.mark.parametrize(
    ("target", "grade"),
    [
        ("https://doi.org/10.1000/x", "A"),
        ("doi:10.1000/x", "A"),
        ("https://www.nejm.org/doi/full/10.1056/x", "A"),
        ("https://ods.od.nih.gov/factsheets/Zinc/", "A"),
        ("https://www.ncbi.nlm.nih.gov/pmc/articles/PMC1234567/", "A"),
        ("//www.bmj.com/content/1", "A"),
        ("https://www.medrxiv.org/content/10.1101/2020.01.01.1v1", "A"),
        ("https://www.nejm.org/", "X"),
        ("https://www.who.int/en/", "X"),
        ("https://www.mayoclinic.org/drugs/x", "C"),
        ("https://www.harvard.edu/news/x", "C"),
        ("https://en.wikipedia.org/wiki/Ginger", "D"),
        ("https://daily.example/news/ginger", "D"),
        ("/services/ketamine", "X"),
        ("about.html", "X"),
        ("#", "X"),
        ("#top", "X"),
        ("", "X"),
        ("mailto:a@b.example", "X"),
        ("tel:123", "X"),
        ("javascript:void(0)", "X"),
        ("https://www.youtube.com/watch?v=x", "X"),
        ("https://www.amazon.co.uk/dp/x", "X"),
        ("https://instagram.com/x", "X"),
        ("https://brand.example/shop/ginger", "X"),
        ("https://www.prnewswire.com/news/x", "X"),
        ("https://www.clinic.example/blog/x?utm_source=y", "X"),
        ("http://[broken", "X"),
        ("https://notnejm.org/article/x", "D"),
    ],
)
def test_links_by_host(target: str, grade: str) -> None:
    assert grade_link(target, own_host="clinic.example") == grade


def test_flags_of_links() -> None:
    assert link_flags("https://www.biorxiv.org/content/1") == {"preprint"}
    assert link_flags("https://clinicaltrials.gov/study/NCT00000000") == {"registry"}
    assert [is_internal(target) for target in ("/book", "#x", "https://a.example/x")] == [True, True, False]


def test_a_link_on_a_bare_product_name_covers_nothing() -> None:
    text = "Many people take Calmara Forte for sleep."
    assert best(text, links=[link(text, "Calmara Forte", "https://daily.example/calmara")]) == "X"
    assert best(text, links=[link(text, "Calmara Forte", "https://www.bmj.com/content/1")]) == "A"


@pytest.mark.parametrize(
    ("text", "links", "grade"),
    [
        ("Feeney A, et al. J Psych. 2022;9(2):11-20.", [], "B"),
        ("Feeney A, et al. J Psych. 2022;9(2):11-20. doi:10.1000/x", [], "A"),
        ("Feeney A, et al. J Psych. 2022;9(2):11-20.", ["https://pubmed.ncbi.nlm.nih.gov/1"], "A"),
        ("World Health Organization. Guideline on zinc in children. 2021.", [], "B"),
        ("https://www.nhs.uk/conditions/flu/", [], "A"),
        ("", ["https://www.webmd.com/flu/x"], "C"),
        ("https://en.wikipedia.org/wiki/Flu", [], "D"),
        ("", ["https://www.youtube.com/watch?v=x"], "X"),
        ("Smith 2020", [], "D"),
        ("our physicians", [], "X"),
        ("Source: our clinic data, 2021.", [], "X"),
        ("Individual results may vary.", [], "X"),
        ("Based on published studies.", [], "E"),
        ("Spravato prescribing information, section 6.1.", [], "B"),
        ("Wikipedia, Ginger, 2020.", [], "D"),
        ("Jane Roe. Ten reasons to drink more tea. 2022.", ["https://brand.example/shop/tea"], "X"),
    ],
)
def test_entries(text: str, links: list[str], grade: str) -> None:
    assert grade_entry(text, links) == grade


def test_grades_of_a_reference_list() -> None:
    assert grades_of_references({"references": [ENTRY, {"label": "4", "text": "our team", "links": []}]}) == [
        "B",
        "X",
    ]
    assert grades_of_references({}) == []


def test_a_doc_with_citations_survives_serialisation() -> None:
    doc = read("It fell (Feeney et al., 2022).")
    copy = Doc(NLP.vocab).from_bytes(doc.to_bytes())
    assert [span.label_ for span in copy.spans["claimlint/citations"]] == ["author-year"]
    assert copy.user_data["claimlint"]["citations"] == doc.user_data["claimlint"]["citations"]


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "[", "(((((((((", "10." * 50, "A " * 3000, "( " * 3000 + "2020)"]
)
def test_odd_text_is_read(text: str) -> None:
    assert all(detail["grade"] in "ABCDEX" for _, detail in found(text))


def test_without_sentences_the_whole_text_is_read() -> None:
    doc = CitationFinder(NLP.vocab)(NLP.make_doc("It fell (PMID 31234567)."))
    assert [detail["kind"] for detail in doc.user_data["claimlint"]["citations"]] == ["pmid"]
