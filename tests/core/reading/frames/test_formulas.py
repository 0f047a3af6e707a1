"""Frames: what belongs to the page around a speech goes, and no sentence of the speech ever does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_speeches.core.model import Document
from mkdocs_speeches.core.reading.statement import state
from tests.core.readings import RULES, read_text, uncovered

SENTENCES = """
要尊重版权所有者的权益，打击盗版。
未经授权使用他人作品的，要依法处理。
未经许可，不得使用公章。
未经批准不得转载内部文件，这是纪律。
更多新闻单位要参与进来。
更多精彩的节目要送到村里去。
本文件由文化局负责解释。
本作品来自基层，深受群众欢迎。
这部作品是集体创作的，要署大家的名。
大、中型水库都要设管理处。
中、小学参加活动的共二万余人。
小：我们认为可以提前。
大：我们队也缺。
以上就是我对工作的意见，希望大家认真落实。
以上内容请各单位整理成册。
关注我们身边的小事，是文化工作的本分。
关注公众的诉求，就是关注民生。
点击率不能代表质量。
来源：税收占六成，非税收入占四成。
来源要讲清：一是本级财政，二是社会捐助。
编辑：把好质量关，是出版工作的生命。
作者：要深入生活，扎根人民。
审核：各单位要在三日内完成。
摄影：去年办了三期学习班。
发布时间：由县委办确定。
阅读量：全县人均八本。
首页报道了这次会议。
上一篇文章讲了三点，这一篇再讲两点。
下一页要由我们自己来写！
打印机、复印机要节约使用。
收藏家协会要发挥作用。
登录平台的职工已达三万人。
微信、微博要用好。
返回家乡的青年越来越多。
相关部门要加强配合。
相关新闻单位要配合好。
相关报道我看了，写得好。
推荐阅读的书目已经印发。
延伸阅读：要读原著、学原文。
友情链接着两地人民。
网友评论说，这件事办得好。
新华社的同志写得好。
新华社3月2日电讯说，灾情已经缓解。
本报3月2日发表了社论。
《青山日报》（2031年3月2日第2版）作了报道。
图为发展，先要稳定。
图片由群众提供，很说明问题。
第3页至第5页的数据有误，请更正。
版权：要依法保护。
主办单位要对安全负责。
转载请注明出处，是起码的道德。
免费下载的资料不一定可靠。
欢迎下载安装反诈软件，大家都要装。
扫一扫房前屋后，人人动手。
分享：让每个人都有获得感。
原标题是我起的，后来改了。
当前位置在全省第八，不进则退。
您的位置很重要，责任也很重。
小编制、大服务，是这次改革的方向。
本站职工一律坚守岗位。
请点击量大的单位带个头。
编者按上级要求作了修改。
如有侵权行为，要依法处理。
对侵权行为要做到侵权必究。
资料来自网络的，要逐条核实。
本网格员要天天上门。
本报记者要多下基层。
记者：今年的种子够不够？
据新华社的同志讲，情况已经好转。
下一页、下一步都要想好。
视频会议开到村里。
本文件印发以后，各单位要组织学习。
作者不是为了出名才写作的。
监制这件事要有专人负责。
热门话题要及时回应。
更多推荐人才的渠道要打通。
本网点全年接待两万人次。
主办方：要把安全放在第一位。
技术支持：要靠农技站。
"""
LINES = SENTENCES.split()
SIGNATURE = "中  央一九六一年三月十五日"
BEFORE = """在全县文化工作会议上的讲话
县长　王小明
（2031年3月2日）
同志们：
今天的会议很重要，我讲两点意见。
一、提高认识
文化工作要为人民服务。
"""
BEHIND = """二、加强领导
各单位要认真落实，年底检查。
要一件一件地办，办一件成一件。
谢谢大家！"""


def dropped(document: Document) -> list[str]:
    lines = document.source.lines
    return [lines[found.span.line - 1][found.span.start : found.span.end] for found in document.debris]


def warnings(document: Document) -> list[tuple[str, int]]:
    return [(said["code"], said["line"]) for said in state(document)["diagnostics"] if said["level"] == "warning"]


@pytest.mark.parametrize("line", [*LINES, SIGNATURE])
def test_a_sentence_of_the_speech_neither_ends_nor_leaves_it(line: str) -> None:
    for text in (
        f"{BEFORE}{line}\n{BEHIND}",
        f"{BEFORE}{BEHIND}\n{line}",
        f"{BEFORE}要抓好文化工作。\n{line}",
        f"在全县文化工作会议上的讲话\n{line}\n要抓好文化工作。",
        f"在全县文化工作会议上的讲话\n同志们：\n{line}\n要抓好文化工作。",
    ):
        document = read_text(text)
        assert dropped(document) == []
        assert document.speeches[-1].last_line == len(text.split("\n"))
        assert uncovered(document) == []


@pytest.mark.parametrize("rule", [rule for rule in RULES.debris if rule.where == "any"], ids=lambda rule: rule.name)
def test_what_goes_inside_a_speech_is_no_sentence(rule) -> None:  # type: ignore[no-untyped-def]
    assert [text for text in rule.examples if text[-1] in "。！？!?；，"] == []
    assert [text for text in LINES if rule.matches(text)] == []
    assert rule.seen


WORDS = sorted({example.rstrip("。！？：:") for rule in RULES.debris for example in rule.examples if len(example) < 24})


@given(st.sampled_from(WORDS), st.sampled_from(["要抓好", "的工作，", "，", "是大家的事，", "办"]), st.booleans())
def test_words_of_frames_within_a_sentence_take_it_nowhere(words: str, joint: str, first: bool) -> None:
    sentence = f"{words}{joint}要依靠群众。" if first else f"我们说过，{joint}{words}。"
    assert [text for text in dropped(read_text(f"{BEFORE}{sentence}\n{BEHIND}")) if sentence in text] == []


@pytest.mark.parametrize(
    "tail",
    [
        "版权所有　青山网\n京ICP备000000号",
        "相关阅读：\n县长调研水库\n关于放假的通知 2031-03-01",
        "【讲话】相关文章：\n1.年会讲话稿\n2.座谈会讲话稿",
        "主办：青山县人民政府办公室\n网站标识码：1234560001　青公网安备 12345602000001号",
        "本作品是中华人民共和国的\n法律\n、\n法规\n，属于\n公有领域\n。",
    ],
)
def test_what_follows_the_close_goes_as_a_whole(tail: str) -> None:
    text = f"{BEFORE}{BEHIND}"
    document = read_text(f"{text}\n{tail}")
    assert dropped(document) == [line for line in tail.split("\n") if line]
    assert document.speeches[-1].last_line == len(text.split("\n"))
    assert warnings(document) == []


def test_no_tail_begins_before_the_numbering_has_ended() -> None:
    document = read_text(f"{BEFORE}相关链接：\n{BEHIND}")
    assert dropped(document) == []
    assert [heading["text"] for heading in state(document)["speeches"][0]["headings"]] == [
        "一、提高认识",
        "二、加强领导",
    ]


def test_no_tail_begins_before_the_thanks() -> None:
    body = "要抓好文化工作。\n相关链接\n要一件一件地办。\n谢谢大家！"
    assert dropped(read_text(f"在全县文化工作会议上的讲话\n同志们：\n{body}")) == []


def test_prose_that_goes_behind_the_close_is_a_warning() -> None:
    tail = "版权声明：本文来自网络。\n第一条是这样。\n第二条是那样。\n第三条也有。"
    document = read_text(f"{BEFORE}{BEHIND}\n{tail}")
    assert dropped(document) == tail.split("\n")
    assert warnings(document) == [("S140", 12)]
    [told] = [said["message"] for said in state(document)["diagnostics"] if said["code"] == "S140"]
    assert "第 12–15 行" in told
    assert "4 句" in told


def test_prose_below_what_looks_like_a_tail_stays_where_nothing_closes_the_speech() -> None:
    body = "要抓好文化工作。\n相关阅读\n要一件一件地办。\n办一件成一件。\n年底检查。"
    document = read_text(f"在全县文化工作会议上的讲话\n同志们：\n{body}")
    assert dropped(document) == []
    assert warnings(document) == [("S141", 4)]


def test_a_licence_that_ends_as_licences_do_is_no_doubt() -> None:
    note = "注：演讲不总是。\n不一定。\n也可能。\n还有。"
    licence = f"本作品是中华人民共和国的\n法律\n，属于\n公有领域\n。\n{note}\nPublic domain\nfalse"
    document = read_text(f"{BEFORE}{BEHIND}\n\n\n{licence}")
    assert document.speeches[-1].last_line == 11
    assert warnings(document) == []


BODY = "同志们：\n今天开会，研究春耕。\n一、抓好春耕\n要早动手。\n二、抓好水利\n要修好渠。\n谢谢大家！"
FRONT = "在全县农业工作会议上的讲话\n县长 王小明\n（2031年3月2日）"


def page(above: str = "", below: str = "", *, between: str = "", inside: str = "") -> Document:
    """The reading of a speech with these lines above and below it, between title and salutation, and within."""
    body = BODY.replace("二、", f"{inside}\n二、" if inside else "二、")
    return read_text("\n".join(part for part in (above, FRONT, between, body, below) if part))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】", ""),
        ("您的位置:\n首页\n>\n云山要闻\n云山要闻", "收藏\n|\n分享到:\n分享到微信\n×\n相关文档："),
        ("首页\n>\n政务公开\n>\n领导讲话", ""),
        ("首页 > 政务公开 > 领导讲话", "【\n打印本页\n】\n【\n关闭窗口\n】"),
        ("当前位置： 首页>> 领导讲话", "扫一扫在手机打开当前页"),
        ("<!--\n-->", "<!--\n-->"),
        ("AM594 FM107.8", ""),
        ("发表时间：\n2031-03-03 09:45:30\n来源：\n青山日报客户端\n阅读量：\n【字体：\n小\n中\n大\n】", ""),
        ("来源：某某日报\n时间：2031-03-03", "（来源：青山日报）\n编辑：何小红"),
        ("正文复制", "（责任编辑：李小明）"),
        ("2031-03-03", "《 青山日报 》（ 2031年03月03日 02 版）"),
        ("青山网 ( 2031-03-03 09:41:05 ) 来源：青山日报", "（新华社青山3月2日电）"),
        ("新闻频道 来源：青山社 2031年12月31日 19:06\n原标题：县长王小明讲话", ""),
        ("新华社青山3月2日电 县长王小明2日出席会议并发表讲话。全文如下：", ""),
        ("《新闻联播》全县农业工作会议召开，县长王小明出席会议。", ""),
        ("3月2日，县长王小明出席会议并讲话。 青山日报记者 李四 摄", ""),
        ("编者按：春耕在即，本刊特发表王小明同志的这篇讲话。", ""),
        ("title: 读后感\ndate: 2031-03-03 20:40:14\ntags:\n- 感触\n- 思考", ""),
        ("索引号：000-001\n发文机关：青山县人民政府\n成文日期：2031年3月2日", ""),
        ("EN\nhttps://www.example.com/", "【我要纠错】责任编辑：李小明\n扫一扫在手机打开当前页"),
        (
            "上一主题 下一主题\n离线admin\n只看楼主 倒序阅读 0 发表于: 2031-03-03\n第1版(要闻)\n专栏:",
            "回复\n使用道具 举报\n返回列表\n您需要登录后才可以回帖 登录 | 立即注册",
        ),
        ("【 第1页 第2页 】\nhttp://www.example.com   2031-03-03 09:31:46", "【 第1页 第2页 】"),
        ("跳至主要内容", "（请同时参阅讲话全文的英文部分）\n香港时间20时46分\n寄给朋友"),
        (
            "网站首页 个人总结 工作总结 述职报告 心得体会 演讲稿",
            "本文标题：讲话\n本文链接：https://www.example.com/a.html",
        ),
        ("来源: | 作者:佚名 | 发布时间: 2031-03-03 | 822 次浏览 | 分享到:", ""),
        ("关灯\n青山老秘 发表于 2031-3-3 22:15:35 | 显示全部楼层 |阅读模式", "（完）"),
        ("分享\n2031年03月03日11:54 青山网\n分享\n视频加载中，请稍候...", "某某新闻公众号\n欢迎扫描左方二维码关注"),
        ("2031-03-03 18:23李小明\n人大研究 2031年3期", "（未完，全文共1854字，当前显示617字）"),
        ("文 / 青山金靴\n文章发表于2031年3月3日", ""),
    ],
)
def test_what_stands_around_a_speech_goes_and_the_speech_stays(above: str, below: str) -> None:
    document = page(above, below)
    assert dropped(document) == [line for line in f"{above}\n{below}".split("\n") if line]
    [speech] = state(document)["speeches"]
    first = len(above.split("\n")) + 1 if above else 1
    assert (speech["first_line"], speech["last_line"]) == (first, first + 9)
    assert (speech["title"], speech["speaker"]) == ("在全县农业工作会议上的讲话", "王小明")
    assert (speech["date"], speech["salutation"]) == ("2031-03-02", "同志们")
    assert warnings(document) == []
    assert uncovered(document) == []


@pytest.mark.parametrize(
    "line",
    [
        "王小明作工作报告。本报记者 李小明摄",
        "来源：青山日报",
        "2031-03-03 09:12",
        "3月2日，县长王小明出席会议并发表重要讲话。",
        "打印 关闭",
    ],
)
def test_frames_stand_between_title_and_salutation_too(line: str) -> None:
    assert dropped(page(between=line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "— 3 —",
        "第3页 共12页",
        "【字体：大 中 小】",
        "责任编辑：李小明",
        "（来源：青山日报）",
        "（以上图片均为会议现场）",
        "新华社记者 李小明 摄",
        "点击图片进入专题",
        "==========",
        "<br>",
    ],
)
def test_a_formula_of_the_site_goes_inside_a_speech_too(line: str) -> None:
    assert dropped(page(inside=line)) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "3月2日，县长王小明出席会议并发表重要讲话。",
        "全文如下：",
        "编者按：春耕在即，要抓紧。",
        "2031-03-03",
        "推荐",
        "索引号：一号",
        "作者：",
    ],
)
def test_what_is_a_frame_above_a_speech_alone_stays_inside_it(line: str) -> None:
    assert dropped(page(inside=line)) == []


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("新华社青山3月2日电在全县农业工作会议上的讲话", "在全县农业工作会议上的讲话"),
        ("（两会受权发布）在全县农业工作会议上的讲话", "在全县农业工作会议上的讲话"),
        ("【字体：大 中 小】在全县农业工作会议上的讲话", "在全县农业工作会议上的讲话"),
        ("打印 关闭 在全县农业工作会议上的讲话", "在全县农业工作会议上的讲话"),
        ("在全县农业工作会议上的讲话 打印 关闭", "在全县农业工作会议上的讲话"),
        ("在全县农业工作会议上的讲话_领导讲话_青山公文网", "在全县农业工作会议上的讲话"),
        ("在全县农业工作会议上的讲话 来源：青山日报", "在全县农业工作会议上的讲话"),
    ],
)
def test_words_of_the_page_are_cut_from_a_title(line: str, kept: str) -> None:
    document = read_text(f"{line}\n{BODY}")
    [speech] = state(document)["speeches"]
    assert speech["title"] == kept
    assert uncovered(document) == []


@pytest.mark.parametrize(
    "credit", ["（新华社青山3月2日电）", "《 青山日报 》（ 2031年03月03日 02 版）", "（责任编辑：李小明）"]
)
def test_credits_are_cut_from_the_end_of_a_text_in_one_line(credit: str) -> None:
    document = read_text(f"同志们：今天开会，研究春耕。要早动手，早备种。谢谢大家！{credit}")
    assert dropped(document) == [credit]
    assert uncovered(document) == []


def test_the_report_behind_a_letter_goes_for_its_dateline_says_whose_it_is() -> None:
    letter = "贺信值此大会召开之际，我表示祝贺！希望大家再接再厉。王小明2031年8月17日（新华社青山8月17日电）"
    report = "本报青山8月17日电（记者李小明）全县青年大会17日开幕。大会选出了委员。王小明发来贺信。大会将开三天。"
    document = read_text(f"{letter}{report}《 青山日报 》（ 2031年08月18日 01 版）")
    assert dropped(document)[1] == report
    assert warnings(document) == []
    assert uncovered(document) == []


def test_a_report_that_no_speech_follows_is_the_text_itself() -> None:
    text = "3月2日，县长王小明出席会议并发表重要讲话。\n他强调，要早动手，早备种，各乡镇要组织力量下到村组检查落实。"
    assert dropped(read_text(text)) == []


def test_a_title_is_not_joined_from_lines_that_a_frame_parts() -> None:
    [speech] = state(read_text(f"在春天里\n来源：青山日报\n把春耕抓早\n{BODY}"))["speeches"]
    assert speech["title"] == "把春耕抓早"
