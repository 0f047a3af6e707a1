"""Tags are subjects of the speech: no generic words, no fragments, nothing said twice, also in a library of one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_speeches.core.library.terms import find_terms
from mkdocs_speeches.core.library.texts import gather_texts
from mkdocs_speeches.core.model import Document, Seed
from mkdocs_speeches.core.reading.read import read
from mkdocs_speeches.core.rules.lexicon import load_lexicon
from mkdocs_speeches.core.rules.load import Rules, load_rules
from tests.sites import ROOT

SEEDS = ROOT / "seeds"
GENERIC = [
    "工作",
    "加强",
    "发展",
    "建设",
    "各级",
    "全市",
    "一年",
    "同志",
    "同志们",
    "20xx",
    "问题",
    "重要",
    "企业",
    "职工",
    "工会",
    "社会",
    "经济",
    "领导",
    "管理",
]


@pytest.fixture(scope="module")
def documents() -> tuple[Document, ...]:
    paths = sorted(SEEDS.glob("*.txt"))
    return tuple(read(Seed(path.name, path.read_bytes()), load_rules()) for path in paths)


@pytest.fixture(scope="module")
def tags(documents: tuple[Document, ...]) -> Mapping[str, tuple[str, ...]]:
    return _tag(documents, load_rules())


def _tag(documents: Sequence[Document], rules: Rules) -> Mapping[str, tuple[str, ...]]:
    return find_terms(gather_texts(documents), rules.lexicon).tags


def _tags_of(text: str, rules: Rules | None = None) -> tuple[str, ...]:
    rules = rules or load_rules()
    [tags] = _tag([read(Seed("a.txt", text.encode()), rules)], rules).values()
    return tags


def test_each_speech_of_the_seeds_has_eight_to_fifteen_tags(tags: Mapping[str, tuple[str, ...]]) -> None:
    assert len(tags) == 7
    assert all(8 <= len(found) <= 15 for found in tags.values())


def test_no_generic_word_is_a_tag(tags: Mapping[str, tuple[str, ...]]) -> None:
    assert not {word for found in tags.values() for word in found} & set(GENERIC)


def test_no_tag_is_a_part_of_another_of_the_speech(tags: Mapping[str, tuple[str, ...]]) -> None:
    inside = [(a, b) for found in tags.values() for a in found for b in found if a != b and a in b]
    assert inside == []


def test_the_subject_of_a_speech_comes_first(tags: Mapping[str, tuple[str, ...]]) -> None:
    firsts = [set(found[:3]) for found in tags.values()]
    assert "班组建设" in firsts[1]
    assert "班组" in firsts[5]
    assert {"工业园区", "工会组建"} <= firsts[2]
    assert "奥运" in firsts[4]


def test_a_library_of_one_speech_has_tags_of_the_same_kind(documents: tuple[Document, ...]) -> None:
    alone = _tag(documents[:1], load_rules())
    [found] = alone.values()
    assert {"维权", "执政能力建设", "劳动竞赛"} <= set(found)
    assert not set(found) & set(GENERIC)


def test_other_spellings_of_a_term_are_one_tag() -> None:
    found = _tags_of("同志们：\n今年要开好职工代表大会。职代会制度要健全，职代会要有实效，职工代表大会代表要培训。\n")
    assert [name for name in found if "职" in name and "会" in name] == ["职代会"]


def test_a_subject_that_no_list_knows_is_found_by_its_use() -> None:
    text = "同志们：\n" + "".join(
        f"{lead}古琴斫制技艺{rest}。\n"
        for lead, rest in (
            ("今天我们来谈", "的传承"),
            ("这些年来，", "有了传人"),
            ("会上大家说，", "离不开好木料"),
            ("接下来要为", "办好三件事"),
            ("最后，愿", "代代相传"),
        )
    )
    assert any("古琴" in name for name in _tags_of(text))


def test_tags_of_an_editor_stand_as_they_are(documents: tuple[Document, ...]) -> None:
    first = documents[0]
    edited = replace(first, speeches=tuple(replace(speech, tags=("工作", "工会史")) for speech in first.speeches))
    assert list(_tag([edited], load_rules()).values()) == [("工作", "工会史")]


def test_an_editor_adds_and_removes_tags(documents: tuple[Document, ...], tags: Mapping[str, tuple[str, ...]]) -> None:
    speech = documents[0].speeches[0]
    first, *others = tags[speech.slug]
    edited = replace(documents[0], speeches=(replace(speech, tags_add=("工会史",), tags_remove=(first,)),))
    found = _tag([edited, *documents[1:]], load_rules())[speech.slug]
    assert found == (*others, "工会史")


@pytest.mark.parametrize("text", ["", "同志们：\n", "a\n", "×××\n", "。\n"])
def test_a_speech_without_subject_has_no_tags_and_raises_nothing(text: str) -> None:
    rules = load_rules()
    assert all(found == () for found in _tag([read(Seed("a.txt", text.encode()), rules)], rules).values())


def test_a_site_adds_terms_and_stop_terms_of_its_own(tmp_path: Path) -> None:
    own, stop = tmp_path / "own.txt", tmp_path / "stop.txt"
    own.write_text("斫琴技艺 = 斫琴 = 制琴\n", "utf-8")
    stop.write_text("劳动竞赛\n", "utf-8")
    rules = replace(load_rules(), lexicon=load_lexicon([own, stop]))
    found = _tags_of("同志们：\n斫琴是好事。制琴也是好事。劳动竞赛要办，劳动竞赛要好。\n", rules)
    assert "斫琴" in found
    assert "斫琴技艺" not in found
    assert "劳动竞赛" not in found


def test_what_one_sentence_touches_upon_is_no_subject() -> None:
    subjects = ("班组建设", "劳动竞赛", "安全生产", "工会组建", "农民工工作", "劳模精神", "集体合同", "职代会")
    subjects += ("厂务公开", "垃圾分类")
    body = "".join(f"我们要抓好{name}。\n大家都来关心{name}。\n" for name in subjects)
    passing = "火箭上天，航天事业前进了，航天事业让人高兴。\n"
    found = _tags_of(f"在会上的讲话\n同志们：\n{passing}{body}" + "大家要把今天讲的事情一件一件办好。\n" * 60)
    assert set(found) == set(subjects)
    assert "航天事业" in _tags_of(f"在会上的讲话\n同志们：\n{passing}{passing}")


SHORT_SPEECHES = [
    (
        "在全市档案工作会议上的讲话\n同志们：\n档案工作存史育人。要守住档案安全，丰富馆藏，推进档案数字化，做好口述历史。\n",
        {"档案工作", "口述历史"},
        {"保密工作"},
    ),
    (
        "在检察长会议上的讲话\n同志们：\n检察工作要抓好刑事检察、民事检察、公益诉讼检察，履行法律监督职责。\n",
        {"刑事检察", "民事检察", "公益诉讼"},
        {"人大监督"},
    ),
    (
        "在冬季火灾防控会议上的讲话\n同志们：\n要整治电动自行车飞线充电，打通消防通道，关心医院、养老院的火灾防控工作。\n",
        {"火灾防控", "电动自行车"},
        {"疫情防控", "医疗卫生服务"},
    ),
    (
        "在供销合作社工作会议上的讲话\n同志们：\n供销合作社为农服务，要办好土地托管，备足化肥、农药等农资，回收再生资源。\n",
        {"供销合作社", "土地托管"},
        {"农民专业合作社"},
    ),
    (
        "在医院年度总结会上的讲话\n同志们：\n医疗质量安全是根本。核心制度要落实，医疗质量安全要天天讲，DRG付费改革要跟上。\n",
        {"医疗质量安全"},
        {"产品质量", "付费方式改革"},
    ),
    (
        "在审计工作会议上的讲话\n同志们：\n审计整改要见真章，内部审计要用起来。干部要廉洁自律，守住自己。\n",
        {"审计工作", "审计整改", "内部审计"},
        {"党风廉政建设"},
    ),
    (
        "在全市医疗保障工作会议上的讲话\n同志们：\n医保基金要管好。长期护理保险要试点，异地就医要方便，药品集采要扩大。\n",
        {"医疗保障", "长期护理保险", "异地就医", "药品集采"},
        {"养老保险", "养老服务"},
    ),
    (
        "在革命纪念馆开馆仪式上的讲话\n同志们：\n苏区精神代代相传。革命文物要保护，红色研学要办好，老区的路要修好。\n",
        {"革命纪念馆", "苏区精神", "革命文物", "红色研学"},
        {"博物馆"},
    ),
    (
        "在退役士兵返乡欢迎座谈会上的讲话\n战友们：\n欢迎回家！退役士兵要转好身，有困难找退役军人服务站，找老兵服务专员。\n",
        {"退役士兵", "老兵服务"},
        {"士兵返乡欢迎", "返乡欢迎"},
    ),
]


@pytest.mark.parametrize(("text", "subjects", "others"), SHORT_SPEECHES)
def test_a_short_speech_has_the_subjects_of_its_field(text: str, subjects: set[str], others: set[str]) -> None:
    found = set(_tags_of(text))
    assert subjects <= found
    assert not others & found


def test_guests_who_are_greeted_are_no_subject() -> None:
    guests = "我代表县委，向各民主党派、工商联和驻县部队致以节日的问候！"
    text = f"在新春团拜会上的致辞\n同志们：\n{guests}今年柑橘产业丰收，柑橘产业带富了乡亲。\n"
    assert _tags_of(text) == ("柑橘产业",)


def test_a_common_word_in_passing_is_not_the_term_that_it_stands_for() -> None:
    passing = "党员要到社区报到，到医院看望老人，备足粮食和饮水。"
    text = f"在党员大会上的讲话\n同志们：\n讲党课要讲真话。党课是组织生活的大事。{passing}\n"
    assert not {"社区建设", "医疗卫生服务", "粮食安全"} & set(_tags_of(text))


def test_the_title_of_a_short_speech_names_a_subject_that_no_list_knows() -> None:
    text = "在古琴艺术周开幕式上的致辞\n同志们：\n今天大家相聚一堂，听几支老曲子，见几位老朋友。\n"
    assert _tags_of(text) == ("古琴艺术",)
    assert _tags_of(text.replace("古琴艺术周", "社区剪纸大赛")) == ("社区剪纸大赛",)


def test_a_phrase_does_not_end_with_half_a_predicate() -> None:
    text = "在检察长会议上的讲话\n同志们：\n刑事检察要做优。\n民事检察要做强。\n公益诉讼检察要做好。\n"
    assert not any("要" in name for name in _tags_of(text))


@pytest.mark.parametrize("written", ["加入WTO", "加入wto", "加入ＷＴＯ"])
def test_latin_letters_of_a_term_are_found_however_they_are_written(written: str) -> None:
    text = f"在会上的讲话\n同志们：\n{written}是大事。\n{written}要有准备。\n{written}之后呢？\n"
    assert _tags_of(text) == ("WTO",)


def test_a_broader_word_makes_no_tag_of_the_term_and_may_be_one_itself() -> None:
    body = "粮食丰收了。\n粮食要收好。\n粮食要卖好。\n粮食够吃。\n教堂修好了。\n教堂很新。\n教堂开门了。\n"
    found = _tags_of(f"在会上的讲话\n同志们：\n{body}")
    assert "粮食" in found
    assert not {"粮食安全", "宗教活动场所"} & set(found)


def test_a_tag_is_spelled_as_the_speech_spells_it() -> None:
    texts = ("职工代表大会要开好，职工代表大会要有实效。\n", "职代会要开好，职代会要有实效。\n")
    documents = [read(Seed(f"{n}.txt", f"同志们：\n{text}".encode()), load_rules()) for n, text in enumerate(texts)]
    terms = find_terms(gather_texts(documents), load_rules().lexicon)
    assert list(terms.tags.values()) == [("职工代表大会",), ("职代会",)]
    assert list(terms.subjects.values()) == [("职代会",), ("职代会",)]


def test_a_tag_stands_in_the_characters_of_the_speech() -> None:
    texts = ("粮食丰收了。\n粮食要收好。\n粮食够吃。\n", "糧食豐收了。\n糧食要收好。\n糧食夠吃。\n")
    documents = [read(Seed(f"{n}.txt", f"同志们：\n{text}".encode()), load_rules()) for n, text in enumerate(texts)]
    for order in (documents, documents[::-1]):
        found = _tag(order, load_rules())
        assert [found["0"][0], found["1"][0]] == ["粮食", "糧食"]


def test_a_speech_does_not_get_a_term_that_is_younger() -> None:
    body = "中国梦要靠实干，中国梦要一步一步走。\n中国梦是大家的梦。\n"
    assert "中国梦" in _tags_of(f"在会上的讲话\n（2013年5月1日）\n同志们：\n{body}")
    assert "中国梦" not in _tags_of(f"在会上的讲话\n（1999年5月1日）\n同志们：\n{body}")


@pytest.mark.parametrize("name", ["ISO9000", "5G", "G20", "CPTPP"])
def test_short_forms_of_latin_letters_and_digits_are_tags(name: str) -> None:
    text = f"在会上的讲话\n同志们：\n{name}来了。\n大家谈{name}，也用{name}。\n{name}不难。\n"
    assert any(name.casefold() in tag.casefold() or tag == "二十国集团" for tag in _tags_of(text))


def test_what_more_than_half_of_a_larger_library_dwell_on_is_no_tag() -> None:
    other = ("古琴", "剪纸", "皮影", "年画", "泥人")
    documents = [
        read(
            Seed(
                f"{n:02}.txt",
                f"同志们：\n大家都来种棉花。\n棉花好，棉花贵。\n{one}是手艺。\n{one}好看，{one}难学。\n".encode(),
            ),
            load_rules(),
        )
        for n, one in enumerate(other * 5)
    ]
    found = _tag(documents, load_rules())
    assert not any("棉花" in tags for tags in found.values())
    assert "剪纸" in found["01"]


def test_a_subject_is_called_by_the_word_that_the_speech_says_most() -> None:
    body = "粮食丰收了。\n粮食要收好。\n粮食要卖好。\n粮食安全是大事。\n"
    assert _tags_of(f"在会上的讲话\n同志们：\n{body}") == ("粮食",)


def test_a_name_of_single_characters_that_the_dictionary_lacks_is_a_tag() -> None:
    body = "亚投行开业了。\n大家祝贺亚投行。\n办好亚投行要靠大家。\n亚投行应该稳。\n亚投行应该新。\n"
    found = _tags_of(f"在会上的讲话\n同志们：\n{body}")
    assert "亚投行" in found
    assert "亚投行应该" not in found


def test_verbs_with_their_objects_and_those_who_are_called_are_no_tags() -> None:
    body = "要发挥优势。\n大家发挥优势，同胞们加油。\n发挥优势不难，同胞们！\n" * 2
    assert not {"发挥优势", "同胞们"} & set(_tags_of(f"在会上的讲话\n同志们：\n{body}"))


FILL = "大家要把今天讲的事情一件一件办好，不要等，不要靠，也不要怕。\n" * 65
"""So much that a speech has room to come back to things, and nothing that it could be about."""


def _said(*lines: str, title: str = "在会上的讲话", fill: str = "") -> tuple[str, ...]:
    return _tags_of(f"{title}\n同志们：\n" + "".join(f"{line}\n" for line in lines) + fill)


def _said_apart(*lines: str) -> tuple[str, ...]:
    """The tags of a speech that comes back to what it says, with nothing to be about between."""
    nothing = FILL.splitlines()[0]
    return _said(*(part for line in lines for part in (line, *[nothing] * (60 // len(lines)))))


def test_what_a_meeting_or_a_speech_is_called_is_no_subject() -> None:
    lines = ("棉花丰收了，仪式简单。", "棉花要收好，仪式不长。", "棉花要卖好，仪式很好。")
    assert _said(*lines, title="在棉花采摘仪式上的讲话")[:1] == ("棉花",)
    assert "仪式" not in _said(*lines, title="在棉花采摘仪式上的讲话")
    assert not {"仪式", "新华社记者"} & set(_said(*lines, "新华社记者王五摄", "新华社记者王五摄", "新华社记者王五摄"))


def test_a_predicate_does_not_end_a_phrase() -> None:
    assert not any("不会" in name for name in _said(*("土壤不会骗人。", "大家说土壤不会答应。", "土壤不会撒谎。") * 2))
    ends = _said(*("要深化班组构建家园。", "我们班组构建得好。", "班组构建新家。") * 2)
    assert "班组构建" not in ends
    assert "疫苗研发" in _said("疫苗研发快了。", "支持疫苗研发。", "疫苗研发不易。")


def test_a_word_in_passing_does_not_fill_the_list() -> None:
    lines = ("棉花丰收了。", "棉花要收好。", "棉花要卖好。", "有人在昆明。", "也有人去昆明。", "有人回昆明。")
    assert _said(*lines, fill=FILL[:900]) == ("棉花",)


def test_a_phrase_that_only_the_title_has_is_none_where_there_is_room_to_come_back_to_it() -> None:
    assert "古琴艺术" in _said("今天大家相聚一堂。", title="在古琴艺术周开幕式上的致辞")
    assert "古琴艺术" not in _said("今天大家相聚一堂。", title="在古琴艺术周开幕式上的致辞", fill=FILL)
    assert "古琴艺术" in _said("古琴艺术周开幕了，听听古琴吧。", title="在古琴艺术周开幕式上的致辞", fill=FILL)


def test_whom_the_title_honours_is_a_subject() -> None:
    lines = ("张木桩同志是木匠。", "大家想念张木桩同志。", "张木桩同志走了。")
    assert _said(*lines, title="在纪念张木桩同志诞辰100周年座谈会上的讲话")[0] == "张木桩"
    assert "张木桩" not in _said(*lines, title="在座谈会上的讲话")


def test_a_name_of_two_foreign_words_is_one_tag() -> None:
    lines = ("Green Peace 来了。", "大家谈 Green Peace。", "我们等 Green Peace。", "Green Peace 走了。")
    assert "Green Peace" in _said(*lines)
    assert not any("Green" in name for name in _said(*(line.replace("Peace", "Peace Day") for line in lines)))


def test_a_new_word_of_two_characters_is_found_by_its_use() -> None:
    lines = ("蓝军来了。", "谁在蓝军？", "蓝军不难打。", "看看蓝军。", "蓝军走了。")
    assert "蓝军" in _said(*lines)
    assert "蓝军" not in _said(*lines[:4])


def test_a_part_of_a_listed_term_is_no_subject_of_its_own() -> None:
    lines = ("科学发展观要学。", "学科学发展观。", "科学发展观好。", "谈谈科学发展观。", "用好科学发展观。") * 2
    assert not {"科学", "发展观"} & set(_said(*lines, fill=FILL * 6))


def test_what_names_only_an_aspect_is_no_subject() -> None:
    lines = [f"{place}是大家的机会。" for place in ("这里", "那里", "山上", "山下", "河边", "村里", "镇上", "城里")]
    assert "机会" not in _said_apart(*lines)
    assert "机会" not in _said_apart(*(line.replace("大家的", "") for line in lines))
    assert "机会" in _said_apart(*lines[:7])


def test_what_many_speeches_mention_has_to_be_said_more_often() -> None:
    def mention(count: int) -> set[str]:
        fillers = ("古琴", "剪纸", "皮影", "年画", "泥人")
        parts = ("零件", "司机", "油箱", "", "", "")
        texts = [
            f"同志们：\n{one}是手艺。\n{one}好看，{one}难学。\n"
            + ("有人开拖拉机。\n" if n % 2 else "")
            + ("".join(f"我们也开拖拉机{parts[i % 6]}。\n" for i in range(count)) if n == 0 else "")
            for n, one in enumerate(fillers * 5)
        ]
        documents = [read(Seed(f"{n:02}.txt", text.encode()), load_rules()) for n, text in enumerate(texts)]
        return set(_tag(documents, load_rules())["00"])

    assert "拖拉机" not in mention(9)
    assert "拖拉机" in mention(40)


def test_a_heading_of_a_whole_sentence_names_no_subject() -> None:
    heading = "一、要让大家都有活干都有饭吃都有书读都有衣穿，让交换机也有人装有人修"
    assert "交换机" not in _said(heading, "大家听好。", "二、完了", "交换机好，交换机贵。", fill=FILL)
    assert "交换机" in _said("一、装好交换机", "大家听好。", "二、完了", "交换机好，交换机贵。", fill=FILL)


def test_an_office_is_the_subject_where_it_is_said_again_and_again() -> None:
    lines = ("县委书记要带头。", "县委书记要实干。", "县委书记要清廉。", "当好县委书记。", "谢谢县委书记！") * 2
    assert "县委书记" in _said(*lines)
    assert "县委书记" not in _said(*lines[1:])
    assert "县委书记" not in _said(*lines, fill=FILL)


def test_longer_words_need_fewer_places_and_set_phrases_more() -> None:
    assert "交换机" in _said_apart("交换机来了。", "装好交换机。", "交换机坏了。")
    assert "棉被" not in _said_apart("棉被来了。", "晒好棉被。", "棉被坏了。")
    assert "棉被" in _said_apart("棉被来了。", "晒好棉被。", "棉被坏了。", "棉被很大。")
    assert "源远流长" not in _said_apart("我们源远流长。", "源远流长！", "源远流长。", "真是源远流长。")
    assert "源远流长" in _said_apart(*("我们源远流长。", "源远流长！", "真是源远流长。") * 2)


def test_a_tiny_speech_dwells_on_what_it_says_three_times() -> None:
    lines = ("向拖拉机手学习。", "拖拉机手辛苦了。", "谢谢拖拉机手。")
    assert "拖拉机手" in _said(*lines)
