"""The data dictionary in docs/ says what the contracts say."""

from grid_steward.plugin.contracts import contracts
from grid_steward.script.data_dictionary import TARGET, data_dictionary


def test_the_page_is_the_one_made_from_the_contracts():
    assert TARGET.read_text(encoding="utf-8") == data_dictionary()


def test_every_field_is_there_in_both_languages():
    page = data_dictionary()
    for item in contracts().values():
        assert f"### `{item.layer}` · {item.title.en} · {item.title.zh}" in page
        for field in item.fields.values():
            assert f"| `{field.name}` | {field.title.en} · {field.title.zh} |" in page
