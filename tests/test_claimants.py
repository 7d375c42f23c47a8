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


def test_whose_fighters_are_said_to_have_done_it_claims_it() -> None:
    found = doers("A spokesman for the Kurdistan Workers' Party (PKK) said its fighters had carried out the attack.")
    assert found["Ankara"] == ["Kurdistan Workers' Party", "gunmen"]
    found = doers("Al-Shabaab said it had carried out an attack in Kismayo.")
    assert found["Ankara"] == ["gunmen"]


def test_who_is_named_only_as_denying_it_did_not_do_it() -> None:
    found = doers("Al-Shabaab, which has carried out similar attacks, denied any involvement.")
    assert found["Ankara"] == ["gunmen"]


def test_who_shoots_the_attackers_does_not_share_in_their_attack() -> None:
    text = (
        "KABUL, August 14, 2025 (Reuters) - Militants stormed a hotel in Kabul on Monday and killed 18 people before "
        "security forces shot them dead, the ministry said.\n\nThe Taliban claimed responsibility for the attack.\n"
    )
    acts = [e for e in read(text).events if e.type == "ASSAULT"]
    assert any("Taliban" in {a.name for a in e.actors} for e in acts)
    assert not any({"Taliban", "security forces"} <= {a.name for a in e.actors} for e in acts)


def test_who_has_done_the_like_did_not_do_it() -> None:
    assert doers("Nobody has claimed the attack, but Al-Shabaab has carried out similar ones.")["Ankara"] == ["gunmen"]


def test_another_attack_is_not_by_those_of_the_first() -> None:
    found = doers("The government blamed Al-Shabaab. In March 2023, a similar attack in Izmir killed 31 people.")
    assert found["İzmir"] == []


def test_gunmen_of_another_sentence_arrest_nobody() -> None:
    text = (
        "KANO, August 14, 2025 (Reuters) - Gunmen opened fire on a mosque in Kano on Monday, killing 12 people.\n\n"
        "One of the attackers was captured, police said.\n"
    )
    arrests = [e for e in read(text).events if e.type == "COERCE"]
    assert not any(a.name == "Gunmen" for e in arrests for a in e.actors)
