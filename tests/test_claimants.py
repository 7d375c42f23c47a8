"""Who claims responsibility did the attack that was told last."""

from __future__ import annotations

from dateline import read

PAGE = (
    "ISTANBUL, Dec 24, 2024 (Reuters) - Twelve people were killed in an explosion at a plant in northwestern Turkey on "
    "Tuesday, the interior ministry said.\n\nIn October, gunmen killed five people and wounded 22 near Ankara. "
    "{claim}\n\nThe governor visited the plant.\n"
)


def doers(claim: str) -> dict[str, list[str]]:
    """Place -> who attacked there."""
    events = read(PAGE.format(claim=claim)).events
    acts = [event for event in events if event.type == "ASSAULT" and event.place is not None]
    return {event.place.name: sorted(a.name for a in event.actors) for event in acts if event.place is not None}


def test_a_claim_is_of_the_attack_told_last() -> None:
    found = doers("The Kurdistan Workers' Party (PKK) claimed responsibility.")
    assert found["northwestern Turkey"] == []
    assert found["Ankara"] == ["Kurdistan Workers' Party", "gunmen"]


def test_nobody_claims_an_attack_that_nobody_claimed() -> None:
    assert doers("No group claimed responsibility.")["Ankara"] == ["gunmen"]
