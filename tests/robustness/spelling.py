"""British words and their American spellings, written for this test: the linter's own tables are not asked."""

from typing import Final

_PAIRS: Final = """
    ageing aging; aluminium aluminum; anaemia anemia; anaemic anemic; anaesthesia anesthesia; anaesthetic anesthetic;
    anaesthetics anesthetics; analyse analyze; analysed analyzed; analysing analyzing; apologise apologize;
    appetiser appetizer; authorise authorize; authorised authorized; behaviour behavior; behavioural behavioral;
    behaviours behaviors; caesarean cesarean; calibre caliber; cancelled canceled; catalogue catalog; catheterisation catheterization;
    centimetre centimeter; centimetres centimeters; centre center; centres centers; characterised characterized; cholesterolaemia cholesterolemia;
    coeliac celiac; colour color; coloured colored; colours colors; counselling counseling; counsellor counselor; counsellors counselors;
    criticised criticized; defence defense; defences defenses; diarrhoea diarrhea; dialled dialed; dietitian dietician; draught draft;
    emphasise emphasize; emphasised emphasized; enrolment enrollment; equalise equalize; faeces feces; favour favor; favourable favorable;
    favourite favorite; favourites favorites; favours favors; fertilisation fertilization; fertilised fertilized; fibre fiber; fibres fibers;
    flavour flavor; flavoured flavored; flavours flavors; foetal fetal; foetus fetus; fuelled fueled; fulfil fulfill; generalise generalize;
    generalised generalized; grey gray; gynaecologist gynecologist; gynaecology gynecology; haematology hematology; haemoglobin hemoglobin;
    haemorrhage hemorrhage; haemorrhoids hemorrhoids; harbour harbor; harmonise harmonize; homoeopathic homeopathic; homoeopathy homeopathy;
    honour honor; hospitalisation hospitalization; hospitalisations hospitalizations; hospitalised hospitalized; humour humor;
    hydrolysed hydrolyzed; hypoglycaemia hypoglycemia; hyperglycaemia hyperglycemia; immunisation immunization; immunise immunize;
    individualised individualized; ischaemic ischemic; jewellery jewelry; judgement judgment; kilometre kilometer; kilometres kilometers;
    labelled labeled; labelling labeling; labour labor; leukaemia leukemia; licence license; litre liter; litres liters; localised localized;
    marvellous marvelous; maximise maximize; maximises maximizes; memorise memorize; miniaturise miniaturize; miniaturised miniaturized; metabolise metabolize; metre meter; metres meters;
    millilitre milliliter; millilitres milliliters; millimetre millimeter; millimetres millimeters; minimise minimize; minimised minimized;
    minimises minimizes; modelling modeling; mould mold; moulds molds; neighbour neighbor; neighbourhood neighborhood; neighbours neighbors;
    neutralise neutralize; neutralises neutralizes; normalise normalize; normalised normalized; normalises normalizes; odour odor; odours odors;
    oedema edema; oesophageal esophageal; oesophagus esophagus; oestrogen estrogen; oestrogens estrogens; optimise optimize; optimised optimized;
    optimises optimizes; organisation organization; organisations organizations; organise organize; organised organized; organising organizing;
    orthopaedic orthopedic; paediatric pediatric; paediatrician pediatrician; paediatricians pediatricians; paediatrics pediatrics;
    personalise personalize; personalised personalized; plough plow; practise practice; practised practiced; practising practicing;
    prioritise prioritize; programme program; programmes programs; publicise publicize; randomisation randomization; randomise randomize;
    randomised randomized; realise realize; realised realized; realises realizes; recognise recognize; recognised recognized;
    recognises recognizes; revitalise revitalize; revitalises revitalizes; revolutionise revolutionize; revolutionises revolutionizes;
    rumour rumor; sceptic skeptic; sceptical skeptical; scepticism skepticism; sceptics skeptics; skilful skillful; specialise specialize;
    specialised specialized; specialises specializes; stabilise stabilize; stabilised stabilized; stabilises stabilizes; standardised standardized;
    sterilised sterilized; subsidised subsidized; sulphate sulfate; sulphur sulfur; summarise summarize; summarised summarized; theatre theater;
    titre titer; totalled totaled; travelled traveled; traveller traveler; travellers travelers; travelling traveling; tumour tumor;
    tumours tumors; tyre tire; unauthorised unauthorized; unfavourable unfavorable; uncategorised uncategorized; utilise utilize;
    vaporised vaporized; vapour vapor; vigour vigor; visualise visualize; vitalise vitalize; yoghurt yogurt; yoghurts yogurts;
    detoxification detoxification; energise energize; energised energized; energises energizes; energising energizing; moisturise moisturize;
    moisturiser moisturizer; moisturisers moisturizers; moisturising moisturizing; mobilise mobilize; mobilises mobilizes;
    synthesise synthesize; synthesised synthesized; catalyse catalyze; paralysed paralyzed; dialyse dialyze; oxidise oxidize; oxidised oxidized;
    leucocyte leukocyte; manoeuvre maneuver; manoeuvres maneuvers; pyjamas pajamas; cosy cozy; sulphonylurea sulfonylurea;
    depersonalised depersonalized; crystallised crystallized; immunised immunized; penicillin penicillin; whisky whiskey; cheque check;
    tranquilliser tranquilizer; tranquillisers tranquilizers; enquiry inquiry; enquiries inquiries; unrivalled unrivaled
"""
_TWO_WORDS: Final = frozenset({"practice", "license", "check", "draft", "meter", "tire", "program", "center"})
"""American spellings that British texts have as well, as words of their own."""
AMERICAN: Final = {
    british: american
    for british, american in (pair.split() for pair in _PAIRS.split(";"))
    if british != american
}
BRITISH: Final = {american: british for british, american in AMERICAN.items() if american not in _TWO_WORDS}
