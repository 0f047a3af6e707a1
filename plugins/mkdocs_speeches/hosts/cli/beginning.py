"""`new`: a library to begin with, which builds as it stands."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_speeches.hosts.project import Misuse, say
from mkdocs_speeches.hosts.writing import write_new

_SETTINGS = """\
site_name: 讲话文库
# 有了自己的网址和仓库以后，去掉下面三行前面的 #，改成自己的；页面上的“编辑”按钮会打开讲话的原文
# site_url: https://example.org/
# repo_url: https://github.com/example/speeches
# edit_uri: edit/main/docs/

theme:
  name: material

plugins:
  - cjk-search
  - speeches
"""
_HOME = """\
# 讲话文库

这里写几句话，介绍收了哪些讲话。下面的概览由程序生成。

<!-- speeches -->
"""
_FIRST_SPEECH = """\
在全镇秋季防火工作会议上的讲话
（2024年9月12日）
镇长　×××
同志们：
今天召开这次会议，主要是安排秋季防火的各项工作。下面，我讲三点意见。
一、认清形势，把责任扛在肩上
入秋以来雨水偏少，林间的枯枝落叶比往年要多。各村各单位要看到困难，也要看到有利的条件，早作准备，不能等到险情来了再想办法。
二、抓住重点，把隐患消除在前
要做好三件事：一是清查隐患。山边、路边、地头都要走到，查到的问题要记下来，有人去改。二是备足物资。水泵、水带、照明都要试用一遍，缺的马上补上。三是管住火源。上坟、烧荒要有人劝、有人管。
三、加强值守，把消息报得及时
值班的同志要守在岗位上，遇到情况先报告、后处置。镇里每天下午汇总一次，当天的事当天有回音。
同志们，防火工作关系千家万户。希望大家把会议的要求落到实处，让群众过一个平安的秋天。
"""
_REQUIREMENTS = """\
# 改成您取得 mkdocs-speeches 的地址
mkdocs-speeches @ git+https://github.com/example/mkdocs-speeches
"""
_RECIPE = """\
# 推送到 main 就构建并上线。先在仓库的 Settings → Pages 里把 Source 设为 GitHub Actions。
name: 发布

on:
  push:
    branches: [main]

permissions:
  contents: read

jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@d23441a48e516b6c34aea4fa41551a30e30af803  # v6.1.0
        with:
          fetch-depth: 0  # 页面的日期取自原文的提交历史
          persist-credentials: false
      - uses: actions/setup-python@ece7cb06caefa5fff74198d8649806c4678c61a1  # v6.3.0
        with:
          python-version: "3.11"
      - run: pip install -r requirements.txt
      - run: mkdocs build --strict
      - uses: actions/upload-pages-artifact@7b1f4a764d45c48632c6b24a0339c27f5614fb0b  # v4.0.0
        with:
          path: site/

  deploy:
    needs: build
    runs-on: ubuntu-latest
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
    steps:
      - uses: actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e  # v4.0.5
"""
BEGINNING = {
    "mkdocs.yml": _SETTINGS,
    "docs/index.md": _HOME,
    "seeds/示例讲话.txt": _FIRST_SPEECH,
    "requirements.txt": _REQUIREMENTS,
    ".github/workflows/publish.yml": _RECIPE,
    ".gitignore": "/site/\n/.venv/\n",
}
"""The files of a new library by their names."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def new(folder: Path) -> None:
    """在 DIR 建一个新的文库：设置、首页、一篇示例讲话、自动发布的流程；文件夹里已有东西的，不动它。"""
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise Misuse(f"{folder} 已经有了，不是文件夹——另写一个名字")
        if folder.exists() and any(folder.iterdir()):
            raise Misuse(f"文件夹 {folder} 里已有东西，没有改动——另写一个名字，或先清空它")
        for name, text in BEGINNING.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            write_new(path, text.encode())
    except OSError as error:
        raise Misuse(f"写不进 {folder}（{error.strerror}）——查看它和上层文件夹的权限") from None
    say(
        f"已在 {folder} 建好文库。看一看：cd {folder}，再运行 mkdocs serve",
        "把讲话放进 seeds/，删去示例；requirements.txt 里的地址要改成您自己的",
    )
