"""What an editor states is taken as typed; one definition serves the reading and the schema."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from mkdocs_speeches.core.editors.frontmatter import FrontMatter, PieceMatter, schema
from tests.core.editors.blocks import split_text


def _stated(yaml_lines: str) -> dict[str, object]:
    result = split_text(f"---\n{yaml_lines}\n---\n正文")
    assert result.diagnostics == ()
    assert result.front is not None
    return result.front.model_dump(exclude_defaults=True)


@pytest.mark.parametrize(
    ("typed", "stated"),
    [
        ("title:  在全市工会工作会议上的  讲话", {"title": "在全市工会工作会议上的 讲话"}),
        ("title: 2023", {"title": "2023"}),
        ("speaker: no", {"speaker": "no"}),
        ("subtitle: ''", {"subtitle": ""}),
        ("title:\ndraft:\naliases:", {}),
        ("date: 2023-05-01", {"date": "2023-05-01"}),
        ("date: 2023", {"date": "2023"}),
        ("date: 20XX-02-15", {"date": "20XX-02-15"}),
        ("date: 2004-02-29", {"date": "2004-02-29"}),
        ("date: 20XX-02-29", {"date": "20XX-02-29"}),
        ("date: 2009-XX", {"date": "2009-XX"}),
        ("tags: [厂务公开, 2023, 厂务公开]", {"tags": ("厂务公开", "2023")}),
        ("tags: []", {"tags": ()}),
        ("tags_add:\n  - 班组建设\ntags_remove: [工作]", {"tags_add": ("班组建设",), "tags_remove": ("工作",)}),
        ("slug: 工会工作-2009", {"slug": "工会工作-2009"}),
        ("aliases: [/speeches/%E6%97%A7%E5%90%8D/, 旧名]", {"aliases": ("speeches/旧名", "旧名")}),
        ("encoding: GBK", {"encoding": "gbk"}),
        ("draft: true\nignore: [S104]", {"draft": True, "ignore": ("S104",)}),
        ("source_url: https://example.org/@name", {"source_url": "https://example.org/@name"}),
        ("source_url: https://example.org/a?b=1", {"source_url": "https://example.org/a?b=1"}),
        ("kind: 致辞\nlicense: CC BY 4.0", {"kind": "致辞", "license": "CC BY 4.0"}),
        ("title: 甲 # 注\n# 说明", {"title": "甲"}),
    ],
)
def test_values_are_taken_as_typed(typed: str, stated: dict[str, object]) -> None:
    assert _stated(typed) == stated


def test_speeches_of_a_compilation_are_stated_one_by_one() -> None:
    front = split_text("---\nspeeches:\n- date: 2009-03\n- starts_with: 各位代表\n  speaker: ×××\n---").front
    assert front is not None
    assert front.speeches == (PieceMatter(date="2009-03"), PieceMatter(starts_with="各位代表", speaker="×××"))


def test_schema_knows_the_same_keys_as_the_reading_and_describes_each() -> None:
    published = json.loads(json.dumps(schema()))
    assert published["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert list(published["properties"]) == list(FrontMatter.model_fields)
    assert published["additionalProperties"] is False
    piece = published["$defs"]["PieceMatter"]
    assert piece["additionalProperties"] is False
    for described in (*published["properties"].values(), *piece["properties"].values()):
        assert described["title"]
        assert described["description"]


@pytest.mark.parametrize(
    ("stated", "valid"),
    [
        ({"title": "讲话", "date": "20XX-02-15", "tags": ["安全"], "speeches": [{"starts_with": "同志们"}]}, True),
        ({"date": 2009, "draft": True}, True),
        ({"titel": "讲话"}, False),
        ({"date": "2009年3月5日"}, False),
        ({"tags": "安全"}, False),
        ({"speeches": [{"encoding": "gbk"}]}, False),
    ],
)
def test_an_editor_that_checks_by_the_schema_says_the_same(stated: dict[str, object], valid: bool) -> None:
    jsonschema.Draft202012Validator.check_schema(schema())
    assert jsonschema.Draft202012Validator(schema()).is_valid(stated) is valid
    assert (split_text(f"---\n{yaml.safe_dump(stated, allow_unicode=True)}---").diagnostics == ()) is valid


def test_every_example_of_the_schema_is_read_without_a_slip() -> None:
    examples = {key: field["examples"][0] for key, field in schema()["properties"].items()}
    assert set(_stated(yaml.safe_dump(examples, allow_unicode=True).rstrip())) == set(examples)
