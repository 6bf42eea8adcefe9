"""From a word of the tree to the entities it means: names, groups, pronouns, nationalities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplograph.entities.mentions import FOCUS, FOCUS_OF_ANY, OF_ONE_OFFICE, Mentions
from diplograph.extraction.filler import REACH, Filler, from_mention
from diplograph.extraction.sentence import Sentence
from diplograph.extraction.voices import VOICES, Voices
from diplograph.language import tree
from diplograph.language.parser import Token
from diplograph.model import Mention, Span

_SINGULAR = frozenset({"he", "she"})
_OBJECTIVE = frozenset({"him", "her"})
_POSSESSIVE = frozenset({"his", "her"})
_PLURAL = frozenset({"they", "them", "their", "both"})
_NEUTER = frozenset({"it", "its"})
FIRST_PERSON = frozenset({"i", "we", "us", "me", "my", "our"})
THIRD_PERSON = _SINGULAR | _OBJECTIVE | _POSSESSIVE | _PLURAL | _NEUTER
_CARRIERS = frozenset({"delegation", "team", "mission", "group"})
_QUANTITIES = frozenset("total number dozen group series couple pair handful hundred score".split())
_REPRESENTATIVES = frozenset(
    """delegation negotiator official diplomat government authority leader minister ambassador envoy
    side representative lawmaker parliamentarian counterpart peer colleague president premier
    delegate people""".split()
)


class Fillers:
    """Resolves the words of one article's sentences; told of subjects as the reading goes on."""

    def __init__(self, mentions: Mentions, sentences: Sequence[Sentence]) -> None:
        self._mentions = mentions
        self._sentences = sentences
        self._subjects: list[tuple[int, str]] = []
        self._actors: list[tuple[int, str]] = []
        self._voices = Voices(mentions, sentences)
        self._met: tuple[str, ...] = ()
        self.speakers: Mapping[int, str] = {}
        self.quoted: tuple[Span, ...] = ()

    def note_subjects(self, sentence: Sentence) -> None:
        """Remember who are subjects in this sentence, for the pronouns of the next ones."""
        for token in sentence.tokens:
            if token.dep == "nsubj":
                spoken = self._voices.note(sentence, token)
                self._subjects += [(token.span.begin, key) for key in spoken]
            if token.dep in ("nsubj", "nsubj:pass") and self._is_stranger(sentence, token):
                self._subjects.append((token.span.begin, ""))
            if token.dep in ("nsubj", "nsubj:pass") and token.index in sentence.mention_of:
                mention = sentence.mentions[sentence.mention_of[token.index]]
                self._actors += [
                    (token.span.begin, key)
                    for key in mention.entities
                    if len(mention.entities) == 1
                    and key.startswith(("country/", "organisation/", "body/"))
                ]
                self._subjects += [
                    (token.span.begin, key)
                    for key in mention.entities
                    if (key.startswith("person/") or mention.form == "title")
                    and len(mention.entities) == 1
                ]

    def _is_stranger(self, sentence: Sentence, token: Token) -> bool:
        """Whether a name that nobody knows is the subject: a pronoun behind it may mean them."""
        return (
            token.pos == "PROPN"
            and token.index not in sentence.mention_of
            and token.text[:1].isupper()
            and not token.text.isupper()
            and tree.dependents(sentence.tokens, token.index, "det") == ()
            and not any(date.span.contains(token.span) for date in sentence.dates)
        )

    def of(
        self, sentence: Sentence, index: int, *, nationality: bool = False, verb: int | None = None
    ) -> tuple[Filler, ...]:
        """The entities meant by the token at this index; empty where nothing is sure."""
        mention = self.mention(sentence, index)
        if mention is not None and not (mention.form == "demonym" and not nationality):
            return self._paired(mention) or from_mention(mention)
        token = sentence.tokens[index]
        if token.pos == "PRON" or token.dep == "nmod:poss":
            found = self._pronoun(sentence, index, verb)
            if found:
                return found
        apposed = self._apposed(sentence, index)
        if apposed:
            return apposed
        if token.lemma in _CARRIERS:
            led = self._led_by(sentence, index)
            if led:
                return led
        voice = self._voices.of(sentence, index) if token.lemma in VOICES else ()
        if voice or not (nationality or token.lemma in _REPRESENTATIVES):
            return voice
        return self._nationality(sentence, index)

    def _apposed(self, sentence: Sentence, index: int) -> tuple[Filler, ...]:
        """ "his counterpart, Hakan Fidan"; "his Lao and Thai counterparts A and B" are several."""
        tokens = sentence.tokens
        for other in tree.appositives(tokens, index):
            if other in sentence.mention_of:
                named = (
                    tree.conjuncts(tokens, other) if tokens[index].number == "Plur" else (other,)
                )
                mentions = [self.mention(sentence, each) for each in named]
                return tuple(
                    filler
                    for mention in mentions
                    if mention is not None and mention.form != "demonym"
                    for filler in from_mention(mention)
                )
        return ()

    def note_pair(self, keys: Sequence[str]) -> None:
        """Remember those who met: "the parties" and "the leaders" mean them from here on."""
        owners = {self._mentions.people.owner_of(key) for key in keys if key.startswith("person/")}
        keys = [key for key in keys if key not in owners]  # "Cairo" beside Egypt's minister
        countries = all(key.startswith("country/") for key in keys)
        if (countries and len(keys) > 2) or (len(keys) == len(owners) >= 2 and None not in owners):
            self._met = tuple(sorted(keys))

    def met_lately(self, sentence: Sentence) -> tuple[Filler, ...]:
        """The countries of the two who met, where the sentence speaks of them as a pair."""
        for mention in sentence.mentions:
            owners = {self._mentions.people.owner_of(f.key) for f in self._paired(mention)}
            keys = sorted(key for key in owners if key is not None and key.startswith("country/"))
            if len(keys) == 2 and all(f.key.startswith("person/") for f in self._paired(mention)):
                reason = "the two who met"
                return tuple(Filler(key, mention.span, reason, 0.82) for key in keys)
        return ()

    def _paired(self, mention: Mention) -> tuple[Filler, ...]:
        focus = (FOCUS_OF_ANY,) if len(self._met) > 2 else (FOCUS, FOCUS_OF_ANY)
        if mention.form != "group" or not self._met:
            return ()
        if mention.resolved_from not in focus and not self._hold_one_office(mention):
            return ()
        if self._met[0].startswith("country/") and mention.entities[0].startswith("person/"):
            return ()
        if all(key.startswith("person/") for key in mention.entities):
            keys = list(self._met)
        else:
            keys = [self._mentions.people.owner_of(key) or key for key in self._met]
        reason = "the two who met"
        return tuple(Filler(key, mention.span, reason, 0.85, "group") for key in sorted(keys))

    def _hold_one_office(self, mention: Mention) -> bool:
        """ "the foreign ministers", where three of them met."""
        people = self._mentions.people
        classes = {people.class_of(key) for key in (*self._met, mention.entities[0])}
        return (
            mention.resolved_from == OF_ONE_OFFICE
            and len(self._met) > 2
            and len(classes) == 1
            and None not in classes
        )

    def mention(self, sentence: Sentence, index: int) -> Mention | None:
        """The mention that the token heads."""
        return sentence.mention_at(index)

    def _pronoun(self, sentence: Sentence, index: int, verb: int | None) -> tuple[Filler, ...]:
        token = sentence.tokens[index]
        word = token.text.lower()
        if word in FIRST_PERSON:
            return self._speaker(sentence, token.span)
        if word in _NEUTER:
            return self._thing(sentence, index)
        if word == "their":
            ahead = self._subjects_ahead(sentence, index)
            if len(ahead) > 1:
                return ahead
        if word in _PLURAL:
            quoted = self._voices.several(sentence, token.span) if word != "both" else ()
            if quoted:
                return quoted
            pair = self._pair(sentence, token.span)
            return pair or (self._two_countries(sentence, token.span) if word == "both" else ())
        if word not in _SINGULAR | _OBJECTIVE | _POSSESSIVE:
            return ()
        if word in _POSSESSIVE and token.dep == "nmod:poss":
            ahead = self._subject_ahead(sentence, index)
            if ahead:
                return ahead
        cited = tree.case_marker(sentence.tokens, index) == "according to"
        if word in _OBJECTIVE and token.dep not in ("nmod:poss", "det") and not cited:
            return self._object_pronoun(sentence, index, verb)
        before = [
            key
            for begin, key in self._subjects
            if self._horizon(sentence) <= begin < token.span.begin
            and not self._is_quoted(begin, token.span.begin)
        ]
        if before and not before[-1]:
            return ()
        if before:
            return (Filler(before[-1], token.span, f'"{token.text}": the last subject', 0.8),)
        persons = self._persons_before(sentence, token.span.begin)
        if len(set(persons)) == 1:
            return (Filler(persons[-1], token.span, f'"{token.text}": the one named', 0.75),)
        return ()

    def _is_quoted(self, begin: int, pronoun: int) -> bool:
        """Whether a subject stands in direct speech that the pronoun is not part of."""
        return any(
            span.begin <= begin < span.end and not span.begin <= pronoun < span.end
            for span in self.quoted
        )

    def _subject_ahead(self, sentence: Sentence, index: int) -> tuple[Filler, ...]:
        """ "During his visit to Berlin, the President met ...": whose clause the phrase opens."""
        tokens = sentence.tokens
        verb = tree.governing_verb(tokens, tokens[index].head)
        if verb is None:
            return ()
        for subject in tree.subjects(tokens, verb):
            mention = self.mention(sentence, subject)
            if mention is None or subject < index or len(mention.entities) != 1:
                continue
            if mention.entities[0].startswith("person/"):
                return from_mention(mention)
        return ()

    def _subjects_ahead(self, sentence: Sentence, index: int) -> tuple[Filler, ...]:
        """ "At their talks, A and B adopted ...": the subjects of the clause the phrase opens."""
        tokens = sentence.tokens
        verb = tree.governing_verb(tokens, tokens[index].head)
        if verb is None:
            return ()
        found: list[Filler] = []
        for subject in tree.subjects(tokens, verb):
            mention = self.mention(sentence, subject)
            if mention is not None and subject > index:
                found += from_mention(mention)
        return tuple(found)

    def persons_in_focus(self, sentence: Sentence, offset: int) -> tuple[Filler, ...]:
        """The other persons of this sentence before the offset, then the last subjects."""
        near = [
            Filler(key, mention.span, "the other party of the passive", mention.confidence - 0.1)
            for mention in sentence.mentions
            if mention.span.end <= offset and len(mention.entities) == 1
            for key in mention.entities
            if key.startswith("person/")
        ]
        span = Span(sentence.span.begin, sentence.span.begin + 1)
        last = [
            Filler(key, span, "the last subject, party of the passive", 0.75)
            for begin, key in reversed(self._subjects)
            if self._horizon(sentence) <= begin < offset and key.startswith("person/")
        ]
        return (*near, *last[:1])

    def _thing(self, sentence: Sentence, index: int) -> tuple[Filler, ...]:
        """ "The ministry said it saw ...", "Israel recalled its envoy": the last such subject."""
        span = sentence.tokens[index].span
        for begin, key in reversed(self._actors):
            if begin < span.begin and begin >= self._horizon(sentence):
                return (Filler(key, span, f'"{sentence.tokens[index].text}": last subject', 0.75),)
        return ()

    def _horizon(self, sentence: Sentence) -> int:
        return self._sentences[max(0, sentence.index - REACH)].span.begin

    def _object_pronoun(
        self, sentence: Sentence, index: int, verb: int | None
    ) -> tuple[Filler, ...]:
        token = sentence.tokens[index]
        head = verb if verb is not None else token.head
        subjects = {
            filler.key
            for subject in tree.subjects(sentence.tokens, head)
            if subject != index
            for filler in self.of(sentence, subject)
        }
        persons = [
            key for key in self._persons_before(sentence, token.span.begin) if key not in subjects
        ]
        if not persons:
            return ()
        return (Filler(persons[-1], token.span, f'"{token.text}": the last other person', 0.75),)

    def _persons_before(self, sentence: Sentence, offset: int) -> list[str]:
        found = []
        for earlier in self._sentences[max(0, sentence.index - REACH) : sentence.index + 1]:
            for mention in earlier.mentions:
                if mention.span.end <= offset and len(mention.entities) == 1:
                    found += [key for key in mention.entities if key.startswith("person/")]
        return found

    def _speaker(self, sentence: Sentence, span: Span) -> tuple[Filler, ...]:
        if sentence.quotation is None or sentence.quotation not in self.speakers:
            return ()
        return (Filler(self.speakers[sentence.quotation], span, "the speaker", 0.85),)

    def _pair(self, sentence: Sentence, span: Span) -> tuple[Filler, ...]:
        """ "They": the last group, or the last two coordinated in one sentence before."""
        for earlier in reversed(self._sentences[max(0, sentence.index - 2) : sentence.index + 1]):
            groups = [
                mention
                for mention in earlier.mentions
                if mention.form == "group" and mention.span.end <= span.begin
            ]
            if groups:
                keys = [filler.key for filler in self._paired(groups[-1])] or groups[-1].entities
                return tuple(Filler(key, span, "they: the group before", 0.7) for key in keys)
            owners: dict[str, str] = {}
            for mention in earlier.mentions:
                if mention.span.end > span.begin or len(mention.entities) != 1:
                    continue
                key = mention.entities[0]
                owner = self._mentions.people.owner_of(key)
                if key.startswith("person/") and owner is not None:
                    owners[owner] = key
            met = len(owners) > 2 and set(owners.values()) == set(self._met)
            if len(owners) == 2 or met:
                return tuple(
                    Filler(key, span, "they: those before", 0.65) for key in sorted(owners.values())
                )
        return ()

    def _two_countries(self, sentence: Sentence, span: Span) -> tuple[Filler, ...]:
        """ "Both are members": the only two countries of the sentence before."""
        if sentence.index == 0:
            return ()
        named = {
            key
            for mention in self._sentences[sentence.index - 1].mentions
            for key in mention.entities
            if key.startswith("country/")
        }
        if len(named) != 2:
            return ()
        return tuple(Filler(key, span, "both: the two before", 0.75) for key in sorted(named))

    def _led_by(self, sentence: Sentence, index: int) -> tuple[Filler, ...]:
        tokens = sentence.tokens
        for clause in tree.dependents(tokens, index, "acl", "acl:relcl"):
            if tokens[clause].lemma in ("lead", "head", "chair"):
                for agent in tree.arguments(tokens, clause).get("agent", ()):
                    found = self.of(sentence, agent)
                    if found:
                        return found
        return ()

    def _post(self, sentence: Sentence, index: int, label: str) -> tuple[int, ...]:
        """The embassy in "a diplomat working at the Romanian Embassy"."""
        if label != "at":
            return ()
        return tuple(
            place
            for clause in tree.dependents(sentence.tokens, index, "acl")
            if sentence.tokens[clause].lemma in ("work", "serve", "employ", "base", "station")
            for place in tree.arguments(sentence.tokens, clause).get("at", ())
        )

    def _nationality(self, sentence: Sentence, index: int) -> tuple[Filler, ...]:
        """The country of "Russian diplomats", "diplomats of Russia", "Russia's envoys"."""
        arguments = tree.arguments(sentence.tokens, index)
        found: dict[str, Filler] = {}
        if sentence.tokens[index].lemma in _QUANTITIES:
            return tuple(
                filler
                for head in arguments.get("of", ())
                for filler in self.of(sentence, head, nationality=True)
            )
        for label in ("amod", "compound", "of", "poss", "from", "at"):
            children = (*arguments.get(label, ()), *self._post(sentence, index, label))
            for child in children:
                mention = self.mention(sentence, child)
                if mention is None and sentence.tokens[child].text.lower() in ("its", "their"):
                    return self._thing(sentence, child)
                if mention is None:
                    continue
                paired = [filler.key for filler in self._paired(mention)]
                for key in paired or mention.entities:
                    if key.startswith(("country/", "organisation/", "body/")):
                        found.setdefault(key, Filler(key, mention.span, "its country", 0.85))
        return tuple(found.values())
