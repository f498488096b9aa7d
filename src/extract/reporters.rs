//! The names of Chinese reporters, which stand in lines and brackets behind what they are: `河港日报记者 林晓梅`, `（记者林晓梅）`,
//! and alone in brackets at the end of the text.

use crate::model::Document;

/// What stands before the names.
const WORDS: [&str; 8] = ["记者", "記者", "通讯员", "作者", "撰文", "采写", "撰稿", "文/图"];
/// What reporters do besides, behind their names.
const DEEDS: [&str; 10] = ["摄影", "报道", "整合", "编译", "整理", "实习生", "通讯员", "文", "图", "摄"];
/// Letters of the longest line that names a reporter.
const LONGEST_LINE: usize = 30;
/// Letters of the longest brackets around names.
const LONGEST_BRACKETS: usize = 24;
/// Most paragraphs at either end of a text that are looked at.
const MOST_PARAGRAPHS: usize = 3;
/// First letters of most Japanese names, where they are not those of Chinese ones.
const JAPANESE_SURNAMES: &str = "佐鈴高渡山中小加吉松井木斎斉清池橋石前藤後岡長谷近村坂遠青福西太三岩柴原竹和横宮上今河内大平野丸菅千桜北南東関水本島増古川菊久保土尾浅堀荒須安成秋早永片田森";
/// First letters of most Chinese names.
const SURNAMES: &str = "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田董袁潘于蒋蔡余杜叶葉程苏\
蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温易常俞章鲁裴";

/// The names in a short line that says that they are reporters.
pub(super) fn in_line(line: &str) -> Vec<String> {
    let line = line.trim_matches(|letter: char| !letter.is_alphanumeric());
    if line.chars().nth(LONGEST_LINE).is_some() || line.is_ascii() {
        return Vec::new();
    }
    let behind = WORDS.iter().filter_map(|word| Some((line.rfind(word)? + word.len(), *word))).max();
    behind.map(|(start, _)| names(&line[start..])).unwrap_or_default()
}

/// The names in brackets in the first paragraphs of a text, else in a line of their own or in brackets at its end.
pub(super) fn in_text(document: &Document) -> Vec<String> {
    let body: Vec<&str> =
        document.blocks.iter().filter(|block| block.kind.is_body()).map(|block| block.text.as_str()).collect();
    let in_brackets = body.iter().take(MOST_PARAGRAPHS).filter_map(|text| first_brackets(text));
    let opened = in_brackets.map(in_line).find(|names| !names.is_empty());
    let last = || body.iter().rev().take(MOST_PARAGRAPHS);
    let signed = || last().map(|text| in_line(text)).find(|names| !names.is_empty());
    let closed = || signed().or_else(|| last().filter_map(|text| last_brackets(text)).find_map(signature));
    opened.or_else(closed).unwrap_or_default()
}

/// What stands in the first brackets that name a reporter.
fn first_brackets(text: &str) -> Option<&str> {
    let openings = text.match_indices(['（', '(']).map(|(at, open)| &text[at + open.len()..]);
    let inside = openings.filter_map(|rest| rest.split_once(['）', ')']).map(|(inside, _)| inside));
    let mut inside = inside.filter(|inside| inside.chars().nth(LONGEST_BRACKETS).is_none());
    inside.find(|inside| WORDS.iter().any(|word| inside.contains(word)))
}

/// What stands in brackets at the end of a text.
fn last_brackets(text: &str) -> Option<&str> {
    let inside = text.trim_end().strip_suffix(['）', ')'])?;
    let inside = &inside[inside.rfind(['（', '('])?..];
    let inside = inside.trim_start_matches(['（', '(']);
    inside.chars().nth(LONGEST_BRACKETS).is_none().then_some(inside)
}

/// The names of who signs a text: nothing but names, or names behind a word for what they did.
fn signature(inside: &str) -> Option<Vec<String>> {
    let named = in_line(inside);
    let found = if named.is_empty() { names(inside) } else { named };
    let letters = found.iter().map(|name| name.chars().count()).sum::<usize>();
    let is_whole = || letters == inside.chars().filter(|letter| letter.is_alphabetic()).count();
    (!found.is_empty() && (WORDS.iter().any(|word| inside.contains(word)) || is_whole())).then_some(found)
}

/// The names that a text begins with, unless they are those of photographers.
fn names(text: &str) -> Vec<String> {
    let parts = text.split(|letter: char| !letter.is_alphabetic() && letter != '·');
    let mut parts = parts.filter(|part| !part.is_empty() && !WORDS.contains(part)).peekable();
    let is_one = |part: &&str| !DEEDS.contains(part) && is_chinese_name(part);
    let names: Vec<String> = std::iter::from_fn(|| parts.next_if(is_one)).map(str::to_owned).collect();
    let took_pictures = parts.peek().is_some_and(|deed| ["摄", "攝", "摄影", "供图"].contains(deed));
    if took_pictures { Vec::new() } else { names }
}

/// Whether a run of letters is a Chinese name: two or three letters, or four, of which the first begins many.
pub(super) fn is_chinese_name(part: &str) -> bool {
    (2..=4).contains(&part.chars().count()) && part.chars().next().is_some_and(|first| SURNAMES.contains(first))
}

/// Whether a run of letters is a Chinese or a Japanese name of three letters or more.
pub(super) fn is_name(part: &str) -> bool {
    let is_first = |first: char| SURNAMES.contains(first) || JAPANESE_SURNAMES.contains(first);
    let is_ideograph = |letter: char| matches!(letter, '\u{3400}'..='\u{9fff}' | '々');
    (3..=5).contains(&part.chars().count())
        && part.chars().next().is_some_and(is_first)
        && part.chars().all(is_ideograph)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, BlockKind};

    #[test]
    fn names_stand_behind_what_reporters_are() {
        for (line, expected) in [
            ("河港日报记者 林晓梅", "林晓梅"),
            ("采写：河港见习记者 林晓梅", "林晓梅"),
            ("《灯塔》作者 周全", "周全"),
            ("（记者林晓梅 整合）", "林晓梅"),
            ("本报记者 林晓梅 王力 摄影报道", "林晓梅; 王力"),
            ("河港社记者 林晓梅 摄", ""),
            ("记者了解到", ""),
            ("记者 发自河港", ""),
            ("By Ada Lind", ""),
        ] {
            assert_eq!(in_line(line).join("; "), expected, "{line}");
        }
    }

    #[test]
    fn names_stand_in_brackets_at_either_end_of_the_text() {
        for (text, expected) in [
            (["河港网10月4日讯（记者林晓梅）大桥关闭。", "居民绕行。"], "林晓梅"),
            (["河港社电（通讯员 王力 记者 林晓梅）大桥关闭。", "居民绕行。"], "林晓梅"),
            (["大桥关闭。", "采写：河港见习记者 林晓梅"], "林晓梅"),
            (["大桥（左）关闭。", "居民绕行。（林晓梅）"], "林晓梅"),
            (["大桥关闭。", "居民绕行。(文/图 林晓梅 王力)"], "林晓梅; 王力"),
            (["李明（化名）绕行。", "居民绕行。（完）"], ""),
            (["大桥关闭。", "居民绕行（见图）。"], ""),
        ] {
            let blocks = text.iter().map(|text| Block::new(BlockKind::Paragraph, *text)).collect();
            let document = Document { blocks, ..Document::default() };
            assert_eq!(in_text(&document).join("; "), expected, "{text:?}");
        }
    }
}
