from __future__ import annotations

import pytest

from diplograph.language.lemmas import features_of, lemma, pos_of


@pytest.mark.parametrize(
    ("tag", "pairs"),
    [
        (
            "VBD",
            "telephoned:telephone dethroned:dethrone visited:visit hosted:host "
            "summoned:summon recalled:recall expelled:expel "
            "mediated:mediate pledged:pledge urged:urge ratified:ratify withdrew:withdraw "
            "extradited:extradite released:release imposed:impose condemned:condemn "
            "accused:accuse vowed:vow waived:waive deepened:deepen reaffirmed:reaffirm "
            "cancelled:cancel conferred:confer initialled:initial freed:free agreed:agree "
            "offered:offer deployed:deploy annexed:annex shelled:shell held:hold broke:break "
            "sought:seek met:meet tied:tie added:add postponed:postpone restored:restore "
            "invited:invite promoted:promote discussed:discuss welcomed:welcome "
            "nominated:nominate repeated:repeat defeated:defeat concluded:conclude aided:aid",
        ),
        (
            "VBG",
            "accusing:accuse meeting:meet signing:sign paying:pay chairing:chair tying:tie "
            "agreeing:agree referring:refer entering:enter banning:ban running:run "
            "preparing:prepare ensuring:ensure lying:lie hoping:hope bringing:bring",
        ),
        ("VBN", "taken:take sworn:swear begun:begin forbidden:forbid undertaken:undertake"),
        ("VBZ", "ratifies:ratify goes:go has:have is:be discusses:discuss urges:urge ties:tie"),
        (
            "NNS",
            "countries:country ties:tie crises:crisis visits:visit parties:party envoys:envoy "
            "speeches:speech spokesmen:spokesman taxes:tax headquarters:headquarters "
            "sanctions:sanction economics:economics memoranda:memorandum viruses:virus "
            "houses:house 1990s:1990s",
        ),
        ("VB", "sign:sign need:need held:hold vetoed:veto proceed:proceed embed:embed shed:shed"),
        ("NN", "status:status news:news process:process"),
        ("RB", "n't:not Not:not"),
        ("MD", "would:would 'll:will"),
        ("POS", "'s:'s"),
        ("JJR", "larger:large higher:high easier:easy bigger:big better:good stronger:strong"),
        ("JJS", "latest:late closest:close greatest:great worst:bad most:most"),
        ("RBR", "later:late earlier:early more:more"),
        ("DT", "an:a these:this the:the"),
        ("NNPS", "Philippines:philippines"),
        ("PRP", "them:they him:he it:it"),
    ],
)
def test_lemma_by_tag(tag: str, pairs: str) -> None:
    wrong = {}
    for pair in pairs.split():
        word, _, expected = pair.partition(":")
        if lemma(word, tag) != expected:
            wrong[word] = lemma(word, tag)
    assert not wrong


@pytest.mark.parametrize(
    ("word", "tag", "dep", "pos"),
    [
        ("was", "VBD", "cop", "AUX"),
        ("was", "VBD", "root", "VERB"),
        ("that", "IN", "mark", "SCONJ"),
        ("with", "IN", "case", "ADP"),
        ("to", "TO", "mark", "PART"),
        ("this", "DT", "nsubj", "PRON"),
        ("this", "DT", "det", "DET"),
        ("not", "RB", "advmod", "PART"),
        (".", ".", "punct", "PUNCT"),
        ("-", "HYPH", "punct", "PUNCT"),
    ],
)
def test_pos_of_uses_the_relation(word: str, tag: str, dep: str, pos: str) -> None:
    assert pos_of(word, tag, dep) == pos


def test_features_of_verbs_and_nouns() -> None:
    assert features_of("VBD") == ("Past", "Fin", "", "Ind")
    assert features_of("NNS") == ("", "", "Plur", "")
    assert features_of("IN") == ("", "", "", "")
