"""The rulebooks that come with the plugin: what each city's documents say, and no more."""

import re

import pytest
from grid_steward.plugin.contracts import contract
from grid_steward.plugin.rules import load_rulebook, rulebook_data, rulebook_names

BOOKS = {
    "plain",
    "yichang",
    "qingyang",
    "wuhai",
    "changsha",
    "chengdu",
    "deyang",
    "beijing-codes",
    "cjt349-codes",
}
SIX_DUTIES = (
    "information_collection",
    "public_safety",
    "civil_affairs",
    "labour_security",
    "family_planning",
    "urban_management",
)
# What a facility may be called in a department's list, and the service that it is.
FACILITIES = {
    "社区服务站": "service_station",
    "街道便民服务中心": "street_centre",
    "卫生服务站": "clinic",
    "老年食堂": "canteen",
    "日间照料中心": "day_care",
    "幼儿园": "kindergarten",
    "学校": "school",
    "医院": "hospital",
    "农贸市场": "market",
    "文化活动室": "culture",
    "警务室": "police_post",
    "公共厕所": "toilet",
    "残疾人康复站": "rehabilitation",
    "居委会": "service_station",
    "公 厕": "toilet",
    "ＣＬＩＮＩＣ": "clinic",
    "marketplace": "market",
}


def with_figures(spec):
    """Every section, entry or override that has figures of its own."""
    if not isinstance(spec, dict) or set(spec) == {"en", "zh"}:
        return
    words = {"title", "about", "names", "storage", "source", "rulebook", "extends"}
    if any(not isinstance(spec[key], (dict, type(None))) for key in spec if key not in words):
        yield spec
    for value in spec.values():
        yield from with_figures(value)


def test_these_come_along():
    assert set(rulebook_names()) == BOOKS


@pytest.mark.parametrize("name", sorted(BOOKS))
def test_every_figure_says_where_it_comes_from(name):
    data = rulebook_data(load_rulebook(name))
    types = data.pop("community_types")
    found = list(with_figures(data))
    assert len(found) > 30
    assert [spec for spec in found if not spec.get("source")] == []
    assert all(spec["source"] for spec in types.values())


@pytest.mark.parametrize("name", sorted(BOOKS))
def test_every_book_has_the_services_and_the_six_duties(name):
    rules = load_rulebook(name)
    assert tuple(duty.id for duty in rules.work.duties) == SIX_DUTIES
    assert {word: rules.service(word).id for word in FACILITIES} == FACILITIES
    assert rules.service("社区") is None


@pytest.mark.parametrize("name", sorted(BOOKS))
def test_texts_are_in_both_languages(name):
    data = rulebook_data(load_rulebook(name))
    for text in (data["title"], data["about"]):
        assert re.search("[a-z]", text["en"])
        assert re.search("[\u4e00-\u9fff]", text["zh"])


def test_yichang_asks_for_premises_and_the_eight_roles():
    rules = load_rulebook("yichang")
    demands = [(s.id, s.every, s.minimum_area_m2) for s in rules.services if s.every]
    assert demands == [
        ("service_station", "community", 300),
        ("street_centre", "street", 1000),
    ]
    assert set(rules.volunteering.roles) == set(contract("volunteer").fields["role"].words)
    assert (rules.volunteering.share, rules.volunteering.model_share) == (0.08, 0.1)
    assert rules.community_band.households == (1000, 3000)
    assert rules.community_band.residents == (3000, 5000)
    assert rules.yuan_per_household is None


def test_plain_asks_for_nothing_that_only_chinese_cities_have():
    rules = load_rulebook("plain")
    assert {(s.every, s.minimum_area_m2) for s in rules.services} == {(None, None)}
    assert (rules.volunteering.roles, rules.volunteering.share) == ((), 0)
    assert (rules.community_band.households, rules.community_band.residents) == (None, None)
    assert rules.community_types == ()


def test_circles_of_fifteen_and_of_ten_minutes():
    usual, wuhai = load_rulebook("changsha"), load_rulebook("wuhai")
    assert usual.service("社区服务站").minutes == 15
    near = {service.id for service in wuhai.services if service.minutes <= 10}
    assert {service.id for service in wuhai.services} - near == {"street_centre", "hospital"}
    assert all("Wuhai" in service.source for service in wuhai.services if service.id in near)
    assert wuhai.community_band.residents is None
    assert wuhai.service("社区服务站").minimum_area_m2 == 300


def test_qingyang_has_a_budget():
    assert load_rulebook("qingyang").yuan_per_household == 10


def test_chengdu_lets_closed_towers_be_larger_and_old_courtyards_smaller():
    rules = load_rulebook("chengdu")
    factors = [rules.compound_kind(word).community_factor for word in ("高层小区", "老旧院落")]
    assert factors[0] > 1 > factors[1]
    assert {kind.source for kind in rules.compound_kinds} == {"unverified"}
    assert rules.compound_kind("单位宿舍").community_factor == 1
    assert rules.compound_kind("别墅") is None


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        ("城市型", "urban"),
        ("农村型", "rural"),
        ("新建型", "new"),
        ("城乡结合型", "fringe"),
        ("安置型", "resettlement"),
        ("园区型", "park"),
        ("企业型", "enterprise"),
    ],
)
def test_deyang_manages_by_seven_types(word, id_):
    rules = load_rulebook("deyang")
    (meant,) = [type_ for type_ in rules.community_types if type_.id == id_]
    assert rules.for_community(f" {word} ") is meant.rules
    assert (meant.rules == load_rulebook("yichang")) is False
    assert meant.rules.cell_band == rules.cell_band


def test_what_differs_in_a_type_is_unverified_and_all_else_as_in_the_book():
    rules = load_rulebook("deyang")
    rural = rules.for_community("农村型")
    assert rural.service("卫生站").minutes > rules.service("卫生站").minutes
    assert rural.service("卫生站").source == "unverified"
    assert rural.service("公厕") is None
    assert rural.service("医院") == rules.service("医院")
    assert rural.care_groups == rules.care_groups
    help_first = rules.for_community("resettlement")
    assert help_first.care_group("失业").interval_days < rules.care_group("失业").interval_days


@pytest.mark.parametrize("word", [None, "", "别墅型", "城市型 农村型"])
def test_a_type_that_the_book_does_not_know_changes_nothing(word):
    rules = load_rulebook("deyang")
    assert rules.for_community(word) is rules


def test_a_usual_cell_leaves_its_officer_some_room():
    """250 households: rounds and duties, before visits, requests and ways, of 160 hours."""
    work = load_rulebook("yichang").work
    month = 365.25 / 12
    rounds = 250 * work.round_minutes * month / work.round_interval_days
    duties = sum(250 * d.minutes_per_household + d.minutes_per_cell for d in work.duties)
    assert 0.75 < (rounds + duties) / (60 * work.hours_per_month) < 0.85
    assert [work.severity(days) for days in (14, 31, 32, 90, 180)] == [
        "high",
        "high",
        "medium",
        "medium",
        "low",
    ]
