"""What a record is. Nothing here reads text; everything else writes these types."""

from segun.ledger.records import (
    Act,
    Actor,
    Certainty,
    Document,
    Evidence,
    EvidenceKind,
    Form,
    Grain,
    Kind,
    Ledger,
    Link,
    LinkType,
    Mention,
    MentionType,
    Moment,
    Polarity,
    Role,
    Sourcing,
    Statement,
    TextWarning,
    Time,
    TimexType,
    WarningKind,
)
from segun.ledger.spans import Span

SCHEMA = "segun/1"

__all__ = [
    "SCHEMA", "Act", "Actor", "Certainty", "Document", "Evidence", "EvidenceKind", "Form", "Grain", "Kind", "Ledger",
    "Link", "LinkType", "Mention", "MentionType", "Moment", "Polarity", "Role", "Sourcing", "Span", "Statement",
    "TextWarning", "Time", "TimexType", "WarningKind",
]  # fmt: skip
