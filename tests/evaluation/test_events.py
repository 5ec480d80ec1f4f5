"""What the scorer counts of events, and what it says about an error."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import actor, ledger, span

from segun.evaluation.gold import Gold, GoldActor, GoldEvent
from segun.evaluation.score import score
from segun.ledger import Event, EventMention, Ledger, Moment, Span, Statement, Status

TEXT = (
    "El presidente Abel Luna se reunió el lunes con la jueza Eva Roca en la sede del tribunal. Luna acusó a los "
    "mineros de quemar el archivo.\n"
    "Los mineros, según Roca, marcharán en mayo. La reunión duró dos horas y la acusación cayó mal.\n"
)
LUNA = GoldActor("luna", "Abel Luna", "person", mentions=("El presidente", "Luna"))
ROCA = GoldActor("roca", "Eva Roca", "person", mentions=("la jueza", "Roca"))
MINERS = GoldActor("miners", "los mineros", "group")
BOTH = GoldActor("both", "ambos", "group", members=("luna", "roca"))
NAMES = {"L": "Abel Luna", "R": "Eva Roca", "M": "los mineros"}


def wanted(
    type_: str, trigger: str, actors: str = "", recipients: str = "", status: Status = "actual", source: str = "",
    date: str = "",
) -> GoldEvent:  # fmt: skip
    """An event of the gold; actors are given as ids in a row of words."""
    sides = [tuple(ids.split()) for ids in (actors, recipients, source)]
    return GoldEvent(f"{type_} {trigger}", span(trigger, TEXT), type_, sides[0], sides[1], status, sides[2], date)


def event(
    type_: str, trigger: str, actors: str = "", recipients: str = "", status: Status = "actual", source: str = "",
    date: str = "", again: str = "",
) -> Event:  # fmt: skip
    """An event of the reading; `source` is a statement, `again` the words of a later mention."""
    at = span(trigger, TEXT)
    moment = Moment(timex=date, start=date, end=None, grain="day", span=at) if date else None
    later = (EventMention(span=span(again, TEXT), sentence_span=span(again, TEXT)),) if again else ()
    return Event(
        id=f"e{at.start}", type=type_, mode=None, contexts=(), cameo=None, quad=None, intensity=None,
        actors=tuple(actors.split()), recipients=tuple(recipients.split()), trigger_span=at, mentions=later,
        status=status, attributed_to=tuple(source.split()), date=moment, place=None, quantities=(), condition_span=None,
        sentence_span=at, sense=trigger, rule="event.x", confidence=None,
    )  # fmt: skip


def said(name: str, speaker: str | None) -> Statement:
    at = span("marcharán en mayo", TEXT)
    return Statement(
        id=name, speaker=speaker, speaker_span=None, cue_span=span("según", TEXT), content_span=at, quote_spans=(),
        form="indirect", act="assert", addressees=(), reported_by=None, sourcing="named", polarity=None,
        certainty="unknown", evidence=(), date=None, sentence_span=at, rule="statement.x", confidence=None,
    )  # fmt: skip


def gold(*events: GoldEvent, doubts: tuple[Span, ...] = ()) -> Gold:
    return Gold("mina", TEXT, None, (LUNA, ROCA, MINERS, BOTH), (), doubts, events)


def reading(*events: Event) -> Ledger:
    """A ledger with those events, the actors L, R and M, a stranger X, and statements of R and of nobody."""
    actors = [actor(name, name, id=id, text=TEXT) for id, name in NAMES.items()]
    actors += [actor("tribunal", id="X"), actor("ambos dos", id="LR", kind="group", members=("L", "R"))]
    return ledger(actors, [said("by-R", "R"), said("by-nobody", None)], events, TEXT)


def tally(wanted: GoldEvent, read: Event) -> dict[str, int]:
    """The counts of one event against one."""
    return dict(score(gold(wanted), reading(read)).tally)


MET = wanted("CONSULT", "se reunió", "luna", "roca")
ACCUSED = wanted("ACCUSE", "acusó", "luna", "miners")
MARCH = wanted("PROTEST", "marcharán", "miners", status="future", source="roca", date="2024-05")


def test_a_perfect_reading_has_no_faults() -> None:
    read = reading(
        event("CONSULT", "se reunió", "L", "R"),
        event("ACCUSE", "acusó", "L", "M"),
        event("PROTEST", "marcharán", "M", status="future", source="by-R", date="2024-05-01"),
    )
    found = score(gold(MET, ACCUSED, MARCH), read)
    spurious = [f for f in found.faults if f.kind != "spurious"]  # the statements are there for the sources
    assert spurious == []
    counts = {k: v for k, v in found.tally.items() if k != "read"}
    assert counts == {
        "events_gold": 3, "events_read": 3, "events_found": 3, "actors_gold": 4, "actors_read": 4, "actors": 4,
        "recipients_gold": 1, "recipients_read": 1, "recipients": 1, "status": 3, "status_rare_gold": 1, "status_rare": 1,
        "source": 3, "source_cited_gold": 1, "source_cited": 1, "date_gold": 1, "date_read": 1, "date": 1,
    }  # fmt: skip


def test_the_type_must_agree_and_the_trigger_touch() -> None:
    assert "events_found" not in tally(ACCUSED, event("REQUEST", "acusó", "L", "M"))
    assert "events_found" not in tally(ACCUSED, event("ACCUSE", "quemar", "L", "M"))
    assert tally(ACCUSED, event("ACCUSE", "Luna acusó a", "L", "M"))["events_found"] == 1


def test_a_later_mention_finds_an_event_as_well() -> None:
    later = wanted("ACCUSE", "la acusación", "luna", "miners")
    assert tally(later, event("ACCUSE", "acusó", "L", "M", again="acusación"))["events_found"] == 1


def test_one_reading_finds_one_event() -> None:
    twice = (ACCUSED, wanted("ACCUSE", "la acusación", "luna", "miners"))
    found = score(gold(*twice), reading(event("ACCUSE", "acusó", "L", "M", again="acusación")))
    assert found.tally["events_found"] == 1 and found.tally["events_gold"] == 2
    assert [f.cause for f in found.faults if f.kind == "missed event"] == ["ACCUSE, taken for one deed with another"]


@pytest.mark.parametrize("type_", ["CONSULT", "COOPERATE"])
@pytest.mark.parametrize(("actors", "recipients"), [("L", "R"), ("R", "L"), ("L R", ""), ("", "L R")])
def test_in_mutual_types_either_side_will_do(type_: str, actors: str, recipients: str) -> None:
    met = wanted(type_, "se reunió", "luna", "roca")
    counts = tally(met, event(type_, "se reunió", actors, recipients))
    assert (counts["actors"], counts["actors_gold"], counts["actors_read"]) == (2, 2, 2)
    assert "recipients_gold" not in counts


def test_several_actors_without_recipient_are_a_mutual_reading() -> None:
    clash = wanted("ASSAULT", "quemar", "luna", "miners")
    assert tally(clash, event("ASSAULT", "quemar", "L M"))["actors"] == 2
    one_sided = tally(clash, event("ASSAULT", "quemar", "M", "L"))
    assert "actors" not in one_sided and "recipients" not in one_sided and one_sided["recipients_gold"] == 1


def test_a_group_is_not_its_members() -> None:
    together = wanted("PROTEST", "marcharán", "both")
    assert tally(together, event("PROTEST", "marcharán", "LR"))["actors"] == 1
    assert "actors" not in tally(together, event("PROTEST", "marcharán", "L R"))


def test_participants_count_one_by_one() -> None:
    counts = tally(wanted("ACCUSE", "acusó", "luna roca", "miners"), event("ACCUSE", "acusó", "L X", "M R"))
    assert (counts["actors"], counts["actors_gold"], counts["actors_read"]) == (1, 2, 2)
    assert (counts["recipients"], counts["recipients_gold"], counts["recipients_read"]) == (1, 1, 2)


@pytest.mark.parametrize(
    ("wanted_date", "read_date", "right"),
    [
        ("2024-05", "2024-05-01", True), ("2024-05-06", "2024-05-06", True), ("2024", "2024-11-02", True),
        ("2024-05-06", "2024-05-01", False), ("2024-05-06", "2024-05", False), ("2024-05", "", False),
        ("", "2024-05-01", False),
    ],
)  # fmt: skip
def test_a_date_is_right_where_it_begins_as_the_golds(wanted_date: str, read_date: str, right: bool) -> None:
    counts = tally(wanted("ACCUSE", "acusó", date=wanted_date), event("ACCUSE", "acusó", date=read_date))
    assert counts.get("date", 0) == right
    assert counts.get("date_gold", 0) == bool(wanted_date) and counts.get("date_read", 0) == bool(read_date)


@pytest.mark.parametrize(
    ("cited", "read", "right"),
    [("", "", 1), ("", "by-R", 0), ("", "by-nobody", 0), ("roca", "by-R", 1), ("roca", "by-nobody by-R", 1),
     ("roca luna", "by-R", 1), ("luna", "by-R", 0), ("roca", "", 0), ("roca", "by-nobody", 0), ("roca", "gone", 0)],
)  # fmt: skip
def test_one_source_in_common_is_enough(cited: str, read: str, right: int) -> None:
    counts = tally(wanted("ACCUSE", "acusó", source=cited), event("ACCUSE", "acusó", source=read))
    assert counts.get("source", 0) == right
    assert counts.get("source_cited", 0) == (right if cited else 0)


def test_an_event_on_a_doubtful_passage_counts_neither_way() -> None:
    read = reading(event("ACCUSE", "la acusación", "L"))
    assert score(gold(), read).tally["events_read"] == 1
    doubtful = score(gold(doubts=(span("acusación cayó", TEXT),)), read)
    assert doubtful.tally["events_read"] == 0
    assert not any("event" in f.kind for f in doubtful.faults) and all(v.rule != "event.x" for v in doubtful.verdicts)
    mentioned = reading(event("CONSULT", "se reunió", again="la acusación"))
    assert score(gold(doubts=(span("acusación", TEXT),)), mentioned).tally["events_read"] == 1


def test_found_on_a_doubtful_passage_is_found() -> None:
    read = reading(event("ACCUSE", "acusó", "L", "M"))
    assert score(gold(ACCUSED, doubts=(span("acusó", TEXT),)), read).tally["events_found"] == 1


def faults(wanted: GoldEvent, read: Event) -> list[tuple[str, str]]:
    return [(f.kind, f.cause) for f in score(gold(wanted), reading(read)).faults if "event" in f.kind]


def test_another_type_on_the_same_words_is_one_error() -> None:
    assert faults(ACCUSED, event("REQUEST", "acusó", "L", "M")) == [("event type", "ACCUSE read as REQUEST")]


def test_missed_and_spurious_name_type_and_rule() -> None:
    found = score(gold(ACCUSED), reading(event("ACCUSE", "quemar", "L")))
    told = [(f.kind, f.wanted, f.read, f.cause) for f in found.faults if "event" in f.kind]
    assert told == [
        ("missed event", "ACCUSE: acusó", "", "ACCUSE, trigger not read"),
        ("spurious event", "", "ACCUSE: quemar (sense quemar)", "ACCUSE, rule event.x"),
    ]
    assert next(f.sentence for f in found.faults if f.kind == "missed event") == TEXT.splitlines()[0]


def test_a_missed_event_whose_words_are_a_cue_was_read_as_a_statement() -> None:
    cited = wanted("AGREE", "según", "roca")
    (fault,) = [f for f in score(gold(cited), reading()).faults if f.kind == "missed event"]
    assert fault.cause == "AGREE, read as a statement only"


@pytest.mark.parametrize(
    ("actors", "recipients", "kind", "cause"),
    [
        ("", "M", "event actors", "nobody read"),
        ("L R", "M", "event actors", "others besides"),
        ("R", "M", "event actors", "another actor"),
        ("X", "M", "event actors", "an actor that the gold does not know"),
        ("L", "L", "event recipients", "those of the other end"),
        ("L", "", "event recipients", "nobody read"),
    ],
)
def test_causes_of_wrong_participants(actors: str, recipients: str, kind: str, cause: str) -> None:
    assert faults(ACCUSED, event("ACCUSE", "acusó", actors, recipients)) == [(kind, f"{cause}, rule event.x")]


def test_more_causes_of_wrong_participants() -> None:
    marched = wanted("PROTEST", "marcharán", "miners roca")
    assert faults(marched, event("PROTEST", "marcharán", "M"))[0][1].startswith("some are missing")
    alone = wanted("PROTEST", "marcharán", "miners")
    assert faults(alone, event("PROTEST", "marcharán", "M", "L"))[0][1].startswith("somebody read where the gold has")
    ambos = wanted("ACCUSE", "acusó", "both")
    without = msgspec.structs.replace(reading(event("ACCUSE", "acusó", "M")), actors=reading().actors[:3])
    assert any(f.cause.startswith("no actor of the reading") for f in score(gold(ambos), without).faults)


def test_causes_of_wrong_status_source_and_date() -> None:
    wrong = event("PROTEST", "marcharán", "M", status="possible", source="", date="2024-06-01")
    assert faults(MARCH, wrong) == [
        ("event date", "another date"),
        ("event source", "no source read"),
        ("event status", "future read as possible"),
    ]
    assert faults(ACCUSED, event("ACCUSE", "acusó", "L", "M", source="by-R", date="2024-06-01")) == [
        ("event date", "a date that the gold does not have"),
        ("event source", "a source read where the reporter tells it"),
    ]
    other = wanted("PROTEST", "marcharán", "miners", source="luna", date="2024-06")
    assert faults(other, event("PROTEST", "marcharán", "M", source="by-R")) == [
        ("event date", "no date read"),
        ("event source", "another source"),
    ]


def test_a_verdict_is_right_where_both_ends_are() -> None:
    def right(read: Event) -> list[bool]:
        return [v.right for v in score(gold(ACCUSED), reading(read)).verdicts if v.rule == "event.x"]

    assert right(event("ACCUSE", "acusó", "L", "M", status="possible")) == [True]
    assert right(event("ACCUSE", "acusó", "L")) == [False]
    assert right(event("REQUEST", "acusó", "L", "M")) == [False]


WORDS = st.sampled_from(["se reunió", "acusó", "quemar", "marcharán", "La reunión", "la acusación", "archivo"])
TYPES = st.sampled_from(["CONSULT", "ACCUSE", "PROTEST"])
SOME = st.lists(st.sampled_from("LRMX"), max_size=3, unique=True).map(" ".join)
READ = st.builds(event, TYPES, WORDS, SOME, SOME)
WANTED = st.builds(wanted, TYPES, WORDS, st.sampled_from(["", "luna", "luna roca"]), st.sampled_from(["", "miners"]))


@given(st.lists(WANTED, max_size=5), st.lists(READ, max_size=5))
def test_counts_never_exceed_their_whole(golds: list[GoldEvent], reads: list[Event]) -> None:
    found = score(gold(*golds), reading(*reads))
    t = found.tally
    assert t["events_found"] <= min(t["events_gold"], t["events_read"]) and t["events_read"] <= len(reads)
    for name in ("actors", "recipients"):
        assert t[name] <= min(t[f"{name}_gold"], t[f"{name}_read"])
    assert t["status_rare"] <= t["status"] <= t["events_found"] >= t["source"] >= t["source_cited"]
    kinds = [f.kind for f in found.faults]
    confused = kinds.count("event type")
    assert kinds.count("missed event") + confused == t["events_gold"] - t["events_found"]
    assert kinds.count("spurious event") + confused == t["events_read"] - t["events_found"]
