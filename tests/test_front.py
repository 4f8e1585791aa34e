import pytest

from analysis.reading import layout
from analysis.reading.report import Mark, Report

PROSE = "全镇把平安建设放在首位，干部下沉到村，问题解决在村，群众看得见摸得着，口碑越来越好。"


def kinds(*lines: str, marks: tuple[Mark, ...] = ()) -> list[str]:
    return list(layout.blocks([Report("r", "\n".join(lines), marks=marks)]).kind)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (["各位代表："], ""),
        (["同志们！", "现在报告工作。"], ""),
        (["\ufeff\u200b", "把小事办好"], "把小事办好"),
        (["第2版 综合", "2023年6月1日 星期四", "把小事办好", "本报记者 张三"], "把小事办好"),
        (["首页 > 要闻", "当前位置：首页 > 正文", "把小事办好", "分享到 微信 微博"], "把小事办好"),
        (["来源：某县日报", "把小事办好"], "把小事办好"),
        (["把小事办", "好", "——2023年2月1日在某县第三次党代会上", "李四"], "把小事办好"),
    ],
)
def test_the_first_line_that_reads_as_a_title_is_one(above, title):
    assert layout.title("\n".join([*above, PROSE])) == title


@pytest.mark.parametrize(
    "line",
    [
        "2023年2月1日在某县第九届人民代表大会第三次会议上县长李四作政府工作报告",
        "（2023年2月1日在某县第九届人民代表大会第三次会议上）",
        "——2023年2月1日在某县委全会上的报告",
        "来源：某县日报",
        "某县人民政府县长　李四",
        "发布时间：2023-02-01",
        "新华社记者 张三",
        "供稿：某县委办",
    ],
)
def test_who_wrote_or_gave_a_report_when_and_where_is_a_byline(line):
    assert kinds("某县工作报告", line, "各位代表：", PROSE) == ["title", "byline", "salutation", "body"]


def test_a_byline_of_two_lines_ends_with_its_bracket():
    lines = ["某县工作报告", "（2023年2月1日在某县第九届", "人民代表大会第三次会议上）", PROSE]
    assert kinds(*lines) == ["title", "byline", "byline", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "字号：大 中 小",
        "【打印本页】 【关闭窗口】",
        "分享到 微信 微博",
        "上一篇：无",
        "主办：某县政府 备案号：某ICP备1号",
        "主办：某县政府 承办：某县政府办",
        "网站地图 | 联系我们 | 关于我们",
        "打印 关闭",
        "登录 注册",
        "欢迎访问某县政府网站",
        "要闻·第2版",
        "某县日报 2023年6月1日 星期四 第2版",
        "共12页 第3页",
    ],
)
def test_what_a_site_adds_is_no_text(line):
    assert kinds("把小事办好", PROSE, line) == ["title", "body", "furniture"]


def test_a_list_of_contents_is_no_heading():
    text = "某县工作报告\n目录\n一、回顾……1\n二、打算……4\n一、回顾\n" + PROSE + "\n二、打算\n" + PROSE
    blocks = layout.blocks([Report("r", text)])
    assert list(blocks.text[blocks.kind == "heading"]) == ["一、回顾", "二、打算"]


def test_notes_and_annexes_at_the_end_have_their_kind():
    lines = ["某县工作报告", "一、回顾", PROSE, "附件1", "2024年十件实事", "一、修路", "修路九公里。", "附件2"]
    lines += ["名词解释", "1.一网通办：指一个网站办成所有的事。"]
    blocks = layout.blocks([Report("r", "\n".join(lines))])
    assert list(blocks.kind[3:]) == ["heading", "heading", "heading", "annex", "heading", "heading", "note"]
    assert blocks.section.iloc[6] == "一、修路"
    assert blocks.above.iloc[6] == "附件1 · 2024年十件实事"


def test_a_photo_credit_is_no_section():
    assert kinds("把小事办好", PROSE, "本报记者 张三 摄", PROSE, "责任编辑：李四")[2::2] == ["credit", "credit"]


@pytest.mark.parametrize("line", ["（某县委宣传部供图）", "图片来源：某县融媒体中心", "图/文 张三", "[责任编辑:李四]"])
def test_who_gave_a_picture_or_made_the_page_is_no_section(line):
    assert kinds("把小事办好", PROSE, line, PROSE)[2] == "credit"


@pytest.mark.parametrize(
    "line",
    ["各位常委：", "主席团、各位代表：", "主任、各位副主任、各位委员：", "尊敬的主持人，各位来宾：", "各位代表；"],
)
def test_who_is_spoken_to_is_no_title(line):
    assert kinds(line, PROSE) == ["salutation", "body"]


def test_a_paragraph_that_names_the_reporter_first_is_text():
    assert kinds("把小事办好", f"本报讯（记者 张三）{PROSE}") == ["title", "body"]


def test_who_took_the_picture_of_a_line_makes_it_a_caption():
    assert kinds("把小事办好", PROSE, "村里修路。（李四 摄）", PROSE)[2] == "caption"


def test_a_list_of_annexes_heads_nothing():
    lines = ["某县工作报告", "一、回顾", PROSE, "二、打算", PROSE, "附件：1.实事表", "2.项目表"]
    assert kinds(*lines)[5:] == ["annex", "annex"]


def test_what_the_file_says_of_its_lines_is_believed():
    text = "把小事办好\n先说难处。\n1.一网通办\n" + PROSE
    marks = (Mark(0, 5, "title"), Mark(6, 11, "heading", 2), Mark(12, 18, "note"))
    assert kinds(text, marks=marks) == ["title", "heading", "note", "body"]


def test_the_one_heading_of_the_first_level_above_all_others_is_the_title():
    text = "把小事办好\n先说难处\n" + PROSE
    assert kinds(text, marks=(Mark(0, 5, "heading", 1), Mark(6, 10, "heading", 2))) == ["title", "heading", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "第二，依法从严打击制售假药活动。",
        "在四月的座谈会上，我讲了三点意见，大家都赞成。",
        "要把这项改革扎实推进到全面启动。",
        "2023年2月，县政府印发了修路方案。",
    ],
)
def test_prose_set_apart_is_no_caption(line):
    assert kinds("把小事办好", PROSE * 3, "", line, "", PROSE * 3, PROSE)[2] == "body"
