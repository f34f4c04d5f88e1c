"""What a city's file says of walking, services, work, volunteers, bands, compounds and budget."""

import math
from dataclasses import replace

import pytest
from grid_steward.plugin.common.errors import InputError

SERVICE = "title: {en: Bank, zh: 银行}, names: [银行], minutes: 10, every: none"


def test_single_figures_change_and_the_rest_stays(book, base):
    own = book(
        """
        walking: {metres_per_minute: 60, source: our count}
        work: {hours_per_month: 150.5, duties: {public_safety: {minutes_per_cell: 900}}}
        volunteers: {roles: [safety], share: 0.05, source: a decree}
        community_band: {residents: [2000, 4000]}
        budget: {yuan_per_household: 12}
        compound_kinds: {closed_estate: {community_factor: 1.1}}
        """
    )
    assert own.walking == replace(base.walking, metres_per_minute=60, source="our count")
    assert (own.work.hours_per_month, own.work.round_minutes) == (150.5, base.work.round_minutes)
    assert [d.minutes_per_cell for d in own.work.duties if d.id == "public_safety"] == [900]
    assert (own.volunteering.roles, own.volunteering.share) == (("safety",), 0.05)
    assert own.community_band.households == base.community_band.households
    assert own.community_band.residents == (2000, 4000)
    assert own.yuan_per_household == 12
    assert own.compound_kind("封闭小区").community_factor == 1.1


def test_a_service_and_a_duty_are_added_and_taken_out(book, base):
    own = book(
        f"""
        services:
          toilet: null
          bank: {{{SERVICE}, minimum_area_m2: none, source: a decree}}
        work:
          duties:
            family_planning: null
            flood_watch:
              title: {{en: Flood watch, zh: 防汛巡查}}
              minutes_per_household: 0
              minutes_per_cell: 240
              source: unverified
        """
    )
    assert {s.id for s in base.services} - {s.id for s in own.services} == {"toilet"}
    assert own.services[-1].names == ("银行",)
    assert [d.id for d in own.work.duties][-2:] == ["urban_management", "flood_watch"]


def test_none_asks_for_nothing(book):
    own = book(
        """
        services: {service_station: {every: none, minimum_area_m2: none}}
        community_band: {households: none}
        """
    )
    station = own.service("社区服务站")
    assert (station.every, station.minimum_area_m2) == (None, None)
    assert own.community_band.households is None


class TestSources:
    """A source speaks of its own figure and of no other."""

    def test_a_changed_figure_does_not_borrow_the_source_of_the_former(self, book, base):
        own = book("services: {service_station: {minutes: 20}}\n")
        assert "Yichang" in base.service("社区服务站").source
        assert own.service("社区服务站").source == "unverified"

    def test_a_figure_that_is_said_again_keeps_it(self, book, base):
        own = book("services: {service_station: {minutes: 15}}\n")
        assert own.services == base.services

    def test_other_names_are_no_other_figure(self, book, base):
        own = book("services: {service_station: {names: [驿站]}}\n")
        assert own.service("驿站").source == base.service("社区服务站").source

    def test_the_same_holds_for_care_groups_and_sections(self, book, base):
        own = book(
            """
            care_groups: {elderly_alone_or_frail: {interval_days: 7}}
            volunteers: {share: 0.09}
            """
        )
        assert own.care_group("独居老人").source == "unverified"
        assert own.volunteering.source == "unverified" != base.volunteering.source


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        ("walking: {metres_per_minute: 4.5}", "is 4.5; it must be a number from 20 to 200"),
        ("walking: {metres_per_minute: '70'}", "metres_per_minute of the section walking is 70"),
        ("walking: {metres_per_minute: .nan}", "is nan; it must be a number"),
        ("walking: {join_m: 0}", "join_m of the section walking is 0; .* from 1"),
        ("walking: {join_m: .inf}", "join_m of the section walking is inf"),
        ("walking: {not_walkable: motorway}", "not_walkable of the section walking .* a list"),
        ("walking: {not_walkable: [3]}", "not_walkable of the section walking .* a list"),
        ("walking: {speed: 70}", "walking has the key speed, which is not known"),
        ("walking: 70", "section walking needs lines of its own"),
        ("services: {clinic: {minutes: 0}}", "minutes of the service clinic is 0"),
        ("services: {clinic: {every: city}}", "every of the service clinic is city; .*street"),
        ("services: {clinic: {minimum_area_m2: big}}", "minimum_area_m2 of the service clinic is"),
        ("services: {clinic: {names: [公厕]}}", "two services, clinic and toilet"),
        ("services: {clinic: {minuets: 10}}", "service clinic has the key minuets"),
        ("services: {bank: {minutes: 10}}", "service bank lacks title, names, every"),
        ("services: {clinc: null}", "takes out the service clinc, which is not there"),
        ("services: [clinic]", "section services needs lines of its own"),
        ("work: {hours_per_month: 900}", "hours_per_month of the section work is 900; .* 744"),
        ("work: {days_per_month: 0}", "days_per_month of the section work is 0"),
        ("work: {round_interval_days: 1.5}", "round_interval_days of the section work is 1.5"),
        ("work: {round_minutes: -1}", "round_minutes of the section work is -1"),
        ("work: {high_days: 100}", "high_days is 100 and medium_days 92"),
        ("work: {duties: [a]}", "section duties needs lines of its own"),
        ("work: {dutys: {}}", "work has the key dutys"),
        ("work: {duties: {Fire: null}}", "takes out the duty Fire, which is not there"),
        ("work: {duties: {fire-watch: {}}}", "id of the duty fire-watch must be small letters"),
        (
            "work: {duties: {civil_affairs: {minutes_per_household: true}}}",
            "minutes_per_household of the duty civil_affairs is True",
        ),
        ("volunteers: {roles: [cook]}", "roles have cook, which is not known.*sanitation"),
        ("volunteers: {share: 8}", "share of the section volunteers is 8; .* from 0 to 1"),
        ("volunteers: {share: 0.2}", "model_share of the section volunteers is 0.1; .*from 0.2"),
        ("community_band: {households: 3000}", "In the community band households is 3000"),
        ("community_band: {households: [3000, 1000]}", "least and the most"),
        ("community_band: {residents: [1000.5, 2000]}", "least and the most"),
        ("compound_kinds: {old_courtyard: {community_factor: 0}}", "community_factor of the comp"),
        ("compound_kinds: {old_courtyard: {names: [高层小区]}}", "two compound kinds, high_rise"),
        ("budget: {yuan_per_household: ten}", "yuan_per_household of the section budget is ten"),
    ],
)
def test_what_cannot_be(book, lines, sentence):
    with pytest.raises(InputError, match=sentence):
        book(lines + "\n")


def test_figures_are_numbers_of_one_kind(base):
    figures = [base.walking.metres_per_minute, base.walking.join_m, base.work.hours_per_month]
    assert all(type(figure) is float and math.isfinite(figure) for figure in figures)
