"""Whether a trigger tells of a deed between actors at all, or stands in a figure of speech.

In: a `Scene`, a sense and the roles that its trigger fills. Out: yes or no. Sport, weather, kitchen and science borrow the words
of conflict: in their texts only somebody who acts in politics makes a deed of them.
"""

from __future__ import annotations

from segun.language.sense import Sense
from segun.reading.participants import Roles
from segun.reading.scene import Scene
from segun.reading.settings import Setting

_VIOLENT = frozenset({"ASSAULT", "COERCE"})
_KIN = "KIN"
_TALKS, _PRESS = "CONSULT", "JRN"
POLITICAL = frozenset(
    {
        "GOV",
        "COP",
        "JUD",
        "LEG",
        "MIL",
        "PRM",
        "PTY",
        "REB",
        "SPY",
        "UAF",
        "CRM",
        "LAB",
        "OPP",
        "REF",
        "NGO",
        "IGO",
        "CVL",
        "REL",
    }
)
"""Sectors whose members act in politics."""


STATE = frozenset({"GOV", "COP", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "OPP", "IGO"})
"""Those of them who act in public life alone: a team, a cook or a crowd may stand in a text of sport."""


def is_relevant(scene: Scene, setting: Setting, token: int, sense: Sense, roles: Roles) -> bool:
    """Whether a sense that fits its arguments is a deed here."""
    if not _has_ends(sense, roles):
        return False
    if setting.private or _is_private(scene, sense, roles) or _is_interview(scene, sense, roles):
        return False
    if setting.is_figurative(token):
        return any(_acts_in(scene, n, STATE) for n in roles.both)
    return sense.strength != "weak" or any(_acts_in(scene, n, POLITICAL) for n in roles.both)


def _has_ends(sense: Sense, roles: Roles) -> bool:
    if sense.needs == "actor":
        return bool(roles.actors)
    if sense.needs == "recipient":
        return bool(roles.recipients)
    if sense.needs == "both":
        return len(roles.both) > 1
    return sense.needs == "" or bool(roles.both)


def _is_interview(scene: Scene, sense: Sense, roles: Roles) -> bool:
    """Talks with the press are no talks between powers."""
    return sense.type == _TALKS and any(scene.page.cast.actors[n].sector == _PRESS for n in roles.both)


def _is_private(scene: Scene, sense: Sense, roles: Roles) -> bool:
    """Violence in a family, where nobody of public life has a part: "mató a su esposa"."""
    if sense.type not in _VIOLENT or any(_acts_in(scene, n, STATE) for n in roles.both):
        return False
    return any(_is_kin(scene, n) for n in roles.recipients)


def _is_kin(scene: Scene, actor: int) -> bool:
    """Whether an actor is only known as somebody's relation."""
    mentions = [scene.page.mentions[m] for m in scene.page.cast.actors[actor].mentions]
    return bool(mentions) and all(
        m.type != "name" and _KIN in scene.senses.classes(scene.syntax.lower, m.head) for m in mentions
    )


def _acts_in(scene: Scene, actor: int, sectors: frozenset[str]) -> bool:
    member = scene.page.cast.actors[actor]
    return member.kind == "state" or member.sector in sectors
