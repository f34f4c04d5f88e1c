"""What rulebooks say of staff: prices, skills, quotas, and who answers a request."""

from dataclasses import replace

import pytest
import yaml
from grid_steward.plugin.common.errors import InputError
from grid_steward.plugin.rules import (
    LEVELS,
    kept_rulebook,
    load_rulebook,
    rulebook_data,
    rulebook_names,
)
from grid_steward.plugin.rules.staffing import class_word

BOOKS = rulebook_names()
# Words of request lists: the kind, the level that answers, and the service that helps.
REQUESTS = {
    "环境卫生": ("sanitation", "cell", None),
    "一键呼叫": ("emergency_call", "cell", "day_care"),
    "SOS": ("emergency_call", "cell", "day_care"),
    "邻里纠纷": ("neighbour_dispute", "community", None),
    "物业管理": ("property_management", "community", None),
    "养老服务": ("elderly_service", "community", "day_care"),
    "就业咨询": ("employment_advice", "community", "service_station"),
    "噪声扰民": ("noise", "street", None),
    "违章搭建": ("illegal_building", "street", None),
    "占道停车": ("parking", "district", None),
    "路灯 照明": ("street_lighting", "district", None),
    "供水供电": ("utilities", "city", None),
}
SKILL = "title: {en: First aid, zh: 急救}, names: [急救证], care_groups: [orphan], source: us"
KIND = "title: {en: Pets, zh: 犬只}, names: [养犬], level: street, service: none, source: us"


@pytest.mark.parametrize("name", BOOKS)
class TestEveryBook:
    def test_prices_are_defaults(self, name):
        weights = load_rulebook(name).staff_weights
        assert weights.source == "unverified"
        assert 0 < weights.travel < weights.overload < weights.acquaintance < weights.unserved

    def test_who_asks_for_a_skill_and_who_helps_is_there(self, name):
        rules, data = load_rulebook(name), rulebook_data(load_rulebook(name))
        for skill in rules.skills:
            assert list(skill.care_groups) == data["skills"][skill.id]["care_groups"] != []
        for kind in rules.request_kinds:
            assert (kind.service or "none") == data["requests"][kind.id]["service"]

    def test_types_of_a_quota_are_types_of_the_book(self, name):
        rules = load_rulebook(name)
        named = {type_ for term in rules.quota.terms for type_ in term.types}
        assert named <= {type_.id for type_ in rules.community_types}

    def test_words_of_request_lists(self, name):
        rules = load_rulebook(name)
        found = {word: rules.request_kind(word) for word in REQUESTS}
        assert {w: (k.id, k.level, k.service) for w, k in found.items()} == REQUESTS
        assert (rules.request_kind("投诉"), rules.request_kind(None)) == (None, None)
        assert {kind.level for kind in rules.request_kinds} == set(LEVELS)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        (None, set()),
        ("", set()),
        ("消防安全员", set()),
        ("手语", {"sign_language"}),
        ("普通话、手语", {"sign_language"}),
        ("心理咨询师；社会工作者", {"counselling", "social_work"}),
        ("社工，急救证 / Sign Language", {"social_work", "sign_language"}),
        ("手语心理咨询", set()),
    ],
)
def test_skills_of_an_officer(base, text, skills):
    assert base.skills_of(text) == skills


@pytest.mark.parametrize(
    ("text", "id_"), [(None, None), ("", None), ("杂居型", "mixed"), ("农村型", None)]
)
def test_the_type_of_a_community(base, text, id_):
    assert base.community_type(text) == id_


def test_a_class_is_its_number_or_letter():
    words = ["1", "一类", "１级", "第一等", "一类街道", "Class 1", "grade-1"]
    assert {class_word(word) for word in words} == {"1"}
    assert [class_word(word) for word in ("甲类", "B级", "二类")] == ["甲", "b", "2"]


def test_single_figures_change_and_the_rest_stays(book, base):
    own = book(
        f"""
        staffing: {{acquaintance: 60}}
        skills: {{sign_language: null, first_aid: {{{SKILL}}}}}
        quota: {{maximum: 12, shares: {{area: 2, source: a decree}}}}
        requests: {{noise: {{level: community, source: a decree}}, pets: {{{KIND}}}}}
        """
    )
    assert own.staff_weights == replace(base.staff_weights, acquaintance=60)
    assert own.skills_of("手语、急救证") == {"first_aid"}
    assert own.quota == replace(
        base.quota, maximum=12, source="unverified", shares={"area": 2}, shares_source="a decree"
    )
    assert (own.request_kind("噪音").level, own.request_kind("养犬").service) == ("community", None)
    assert own.services == base.services


def test_a_formula_given_anew_replaces_the_former(book):
    own = book("quota: {terms: [{kind: cell, staff: 2}], minimum: none, maximum: none}")
    assert [(term.kind, term.staff) for term in own.quota.terms] == [("cell", 2)]
    assert (own.quota.minimum, own.quota.maximum, own.quota.source) == (None, None, "unverified")


def test_what_is_taken_out_is_no_longer_asked_for(book):
    own = book(
        """
        care_groups: {orphan: null}
        services: {day_care: null}
        community_types: {mixed: null}
        """
    )
    assert {skill.id: skill.care_groups for skill in own.skills}["social_work"] == ()
    assert own.request_kind("养老服务").service is None
    assert own.community_type("杂居型") is None


def test_own_words_may_name_own_entries(book):
    own = book(
        f"""
        community_types:
          old_town: {{title: {{en: Old town, zh: 老城}}, names: [老城区], source: us}}
        services:
          vet: {{title: {{en: Vet, zh: 兽医}}, names: [宠物医院], minutes: 15, every: none,
                minimum_area_m2: none, source: us}}
        quota: {{terms: [{{kind: type, types: [old_town, mixed], staff: 1}}]}}
        requests: {{pets: {{{KIND.replace("none", "vet")}}}}}
        """
    )
    assert own.quota.terms[0].types == ("old_town", "mixed")
    assert own.request_kind("养犬").service == "vet"


class TestKept:
    """What a project keeps of a rulebook."""

    def test_is_the_same_rulebook(self, book):
        own = book("staffing: {skill: 9}\nquota: {maximum: none}\nskills: {counselling: null}\n")
        assert kept_rulebook(own.content, "town.gpkg") == own

    def test_of_before_there_was_staff_has_all_but_the_new_type(self, book, base):
        data = yaml.safe_load(book("weights: {target: 3}").content)
        for section in ("staffing", "skills", "quota", "requests"):
            del data[section]
        data["community_types"] = {}
        rules = kept_rulebook(yaml.safe_dump(data), "town.gpkg")
        for name in ("staff_weights", "skills", "quota", "request_kinds"):
            assert getattr(rules, name) == getattr(base, name)
        assert rules.community_type("杂居型") is None


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            "staffing: {travel: 1.5}",
            r"travel of the section staffing is 1\.5; .* to 1000000",
        ),
        ("staffing: {unserved: 2000000}", "unserved of the section staffing is 2000000"),
        ("staffing: {travel: -1}", "travel of the section staffing is -1"),
        ("staffing: {distance: 1}", "staffing has the key distance, which is not known"),
        ("staffing: 5", "section staffing needs lines of its own"),
        ("skills: {sign_language: {care_groups: [deaf]}}", "names the care group deaf, which is"),
        ("skills: {sign_language: {care_groups: disabled}}", "care_groups of the skill sign_lang"),
        ("skills: {sign_language: {names: [社工]}}", "two skills, sign_language and social_work"),
        ("skills: {first_aid: {names: [急救]}}", "skill first_aid lacks title, care_groups"),
        ("skills: {first_aid: null}", "takes out the skill first_aid, which is not there"),
        ("skills: {counselling: {level: 2}}", "skill counselling has the key level"),
        ("requests: {noise: {level: county}}", "level of the request kind noise is county; .*city"),
        ("requests: {noise: {service: police}}", "requests, noise names the service police, which"),
        ("requests: {noise: {names: [路灯]}}", "two request kinds, noise and street_lighting"),
        ("requests: {nois: null}", "takes out the request kind nois, which is not there"),
        ("requests: [noise]", "section requests needs lines of its own"),
        ("quota: {minimum: 10}", "minimum is 10 and maximum 9"),
        ("quota: {maximum: many}", "maximum of the section quota is many; .* from 0"),
        ("quota: {least: 5}", "quota has the key least, which is not known"),
        ("quota: {terms: []}", "terms of the section quota must be a list"),
        ("quota: {terms: {kind: cell}}", "terms of the section quota must be a list"),
        ("quota: {terms: [5]}", "terms of the section quota must be a list"),
        ("quota: {terms: [{staff: 5}]}", "of the kind None; .* fixed, step, type, class, cell"),
        ("quota: {terms: [{kind: street, staff: 5}]}", "of the kind street; it must be one of"),
        ("quota: {terms: [{kind: fixed}]}", "quota term fixed lacks staff"),
        ("quota: {terms: [{kind: fixed, staff: -1}]}", "staff of the quota term fixed is -1"),
        ("quota: {terms: [{kind: fixed, staff: 5, each: 2}]}", "term fixed has the key each"),
        ("quota: {terms: [{kind: type, staff: 1, types: [mixt]}]}", "quota names the .*type mixt"),
        ("quota: {terms: [{kind: type, staff: 1, types: mixed}]}", "types of the quota term type"),
        ("quota: {terms: [{kind: class, staff: 1, by_class: {}}]}", "by_class of the quota term"),
        (
            "quota: {terms: [{kind: class, staff: 1, by_class: {1: 5, 一类: 6}}]}",
            "by_class of the quota term class must .* each class once",
        ),
        ("quota: {terms: [{kind: class, staff: 1, by_class: {1: five}}]}", "by_class of the quota"),
        ("quota: {shares: {residents: -1}}", "residents of the section quota, shares is -1"),
        ("quota: {shares: {people: 1}}", "quota, shares has the key people"),
        ("quota: {shares: 1}", "section shares needs lines of its own"),
    ],
)
def test_what_cannot_be(book, lines, sentence):
    with pytest.raises(InputError, match=sentence):
        book(lines + "\n")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"measure": "people"}, "measure of the quota term step is people; .*residents"),
        ({"each": 0}, "each of the quota term step is 0; it must be a number from 1"),
        ({"above": "none"}, "above of the quota term step is none"),
        ({"begun": "partly"}, "quota term step says begun: partly. Write true"),
    ],
)
def test_what_a_step_cannot_be(book, changed, sentence):
    step = {"kind": "step", "staff": 1, "measure": "households", "above": 0, "each": 9}
    spec = {**step, "begun": False, **changed}
    with pytest.raises(InputError, match=sentence):
        book(yaml.safe_dump({"quota": {"terms": [spec]}}))
    assert book(yaml.safe_dump({"quota": {"terms": [{**step, "begun": True}]}})).quota.terms


def test_a_type_of_community_has_no_prices_or_quota_of_its_own(book):
    with pytest.raises(InputError, match=r"community type mixed has the key quota, .*care_groups"):
        book("community_types: {mixed: {quota: {minimum: 2}}}\n")
