"""Rules of their own for a type of community, and what a project keeps of all that."""

import pytest
import yaml
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.rules import kept_rulebook, load_rulebook

VILLAGES = """
community_types:
  villages:
    title: {en: Villages, zh: 村庄型}
    names: [村居型, 村改居]
    source: a decree
"""
DEYANG = "rulebook: our_city\nextends: deyang\n"


def villages(lines):
    return VILLAGES + "".join(f"    {line}\n" for line in lines.splitlines())


def test_a_type_changes_what_it_says_and_nothing_else(book, base):
    own = book(
        villages(
            """walking: {join_m: 400}
services: {hospital: null, clinic: {minutes: 25, source: village plan}}
work: {duties: {urban_management: null}}
volunteers: {share: 0.02}
care_groups: {left_behind_child: {interval_days: 14}}"""
        )
    )
    there = own.for_community("村改居")
    assert there is own.for_community("ＶＩＬＬＡＧＥＳ") is own.for_community("村庄型")
    assert there.walking.join_m == 400
    assert there.walking.metres_per_minute == base.walking.metres_per_minute
    assert (there.service("医院"), there.service("卫生站").source) == (None, "village plan")
    assert len(there.work.duties) == len(base.work.duties) - 1
    assert there.volunteering.roles == base.volunteering.roles
    assert there.care_group("留守儿童").interval_days == 14
    assert own.services == base.services
    assert (there.cell_band, there.weights, there.name) == (own.cell_band, own.weights, own.name)


def test_a_type_sees_what_the_city_changed_for_all(book):
    own = book("work: {request_minutes: 33}\n" + villages("work: {round_minutes: 11}"))
    there = own.for_community("villages").work
    assert (there.request_minutes, there.round_minutes) == (33, 11)


def test_types_of_the_base_are_changed_and_taken_out(book):
    own = book(
        """
        community_types:
          park: null
          rural: {services: {clinic: null, school: {minutes: 40}}}
        """,
        DEYANG,
    )
    deyang = load_rulebook("deyang")
    assert {t.id for t in deyang.community_types} - {t.id for t in own.community_types} == {"park"}
    rural = own.for_community("农村型")
    assert (rural.service("卫生站"), rural.service("小学").minutes) == (None, 40)
    assert rural.service("农贸市场") == deyang.for_community("农村型").service("农贸市场")


def test_what_a_city_takes_out_is_out_in_the_types_of_the_base_too(book):
    own = book(
        """
        services: {toilet: null, clinic: null}
        work: {duties: {urban_management: null}}
        care_groups: {unemployed: null}
        """,
        DEYANG,
    )
    for word in ("农村型", "安置型"):
        there = own.for_community(word)
        assert (there.service("公厕"), there.service("卫生站")) == (None, None)
        assert "urban_management" not in {duty.id for duty in there.work.duties}
        assert there.care_group("失业") is None


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("walking: {joinm: 5}", "community_types, villages, walking has the key joinm"),
        ("walking: {not_walkable: [path]}", "roads belong to no community"),
        ("walking: 5", "villages the section walking needs lines of its own"),
        ("weights: {border: 5}", "community type villages has the key weights, .*care_groups"),
        ("services: {clinic: {minutes: -1}}", "In the community type villages: The minutes of the"),
        ("services: {bank: null}", "villages takes out the service bank, which is not there"),
        (
            "services: {clinic: {minutes: 5, nmaes: []}}",
            "type villages: .*clinic has the key nmaes",
        ),
        ("care_groups: {orphan: {names: [信访]}}", "community type villages: .*is refused"),
        ("work: {high_days: 200}", "community type villages: In the section work high_days"),
    ],
)
def test_a_type_is_checked_like_a_book(book, lines, sentence):
    with pytest.raises(InputError, match=sentence):
        book(villages(lines))


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("community_types: {villages: {names: [a]}}", "type villages lacks title, source"),
        ("community_types: {villages: 5}", "type villages lacks title, names, source"),
        ("community_types: [villages]", "section community_types needs lines of its own"),
        ("community_types: {village: null}", "takes out the community type village,"),
        ("community_types: {urban: {names: [农村型]}}", "two community types, urban and rural"),
    ],
)
def test_types_that_cannot_be(book, lines, sentence):
    with pytest.raises(InputError, match=sentence):
        book(lines + "\n", DEYANG)


class TestKept:
    """What a project keeps of a rulebook, read by this version and by later ones."""

    @pytest.mark.parametrize(
        ("lines", "head"),
        [
            (villages("services: {hospital: null}\nwork: {round_minutes: 1}"), None),
            ("community_types: {park: null, rural: {services: {clinic: null}}}", DEYANG),
            ("services: {toilet: null}\nwork: {duties: {family_planning: null}}", None),
            ("services: {service_station: {minutes: 20}}", None),
        ],
    )
    def test_is_the_same_rulebook(self, book, lines, head):
        own = book(lines, *([head] if head else []))
        assert kept_rulebook(own.content, "town.gpkg") == own

    def test_of_before_these_sections_were_there_has_them_all(self, book, base):
        data = yaml.safe_load(book("weights: {target: 3}").content)
        older = ("cell_band", "codes", "weights", "roads", "age_bands", "care_groups", "title")
        kept = {key: data[key] for key in ("rulebook", "extends", *older)}
        rules = kept_rulebook(yaml.safe_dump(kept), "town.gpkg")
        assert rules.weights.target == 3
        for name in ("walking", "services", "work", "volunteering", "compound_kinds"):
            assert getattr(rules, name) == getattr(base, name)

    def test_gets_no_entries_that_a_later_version_adds(self, book):
        own = book("services: {toilet: null}\nwork: {duties: {family_planning: null}}")
        rules = kept_rulebook(own.content, "town.gpkg")
        assert rules.service("公厕") is None
        assert "family_planning" not in {duty.id for duty in rules.work.duties}

    def test_gets_keys_that_a_later_version_adds_to_a_section(self, book, base):
        data = yaml.safe_load(book("work: {round_minutes: 7}").content)
        del data["work"]["request_minutes"]
        rules = kept_rulebook(yaml.safe_dump(data), "town.gpkg")
        assert rules.work.request_minutes == base.work.request_minutes
        assert rules.work.round_minutes == 7
