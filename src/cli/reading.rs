//! The reader's options for a diff, shared by every command that shows one.

use clap::{
    ArgAction, Args, ValueEnum,
    builder::{PossibleValuesParser, TypedValueParser},
};
use regex::Regex;

use super::{error::CommandError, session::Session};
use crate::{
    model::{ArticleRef, BlockKind, ChangeClass, Significance},
    render::{IgnoredText, Painter, RENDERERS, RenderOptions, Renderer, Selection, renderer},
    ui::Paint,
};

/// Unchanged paragraphs shown on each side of a change, where the reader does not say.
const DEFAULT_CONTEXT: usize = 1;

/// What a reader wants to see of a diff.
#[derive(Debug, Args)]
#[command(next_help_heading = "What is shown (what is hidden is counted)")]
pub(crate) struct ReadingArguments {
    /// Least significance shown
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = Level::All)]
    level: Level,
    /// Show only changes of these classes, as in `number,quote`
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = classes())]
    only: Vec<ChangeClass>,
    /// Hide changes of these classes alone; the names are those of `--only`
    #[arg(long, value_name = "CLASS", value_delimiter = ',', value_parser = classes(), hide_possible_values = true)]
    ignore: Vec<ChangeClass>,
    /// Show only changes in these fields, as in `headline,paragraph`
    #[arg(long, value_name = "FIELD", value_delimiter = ',', value_parser = fields())]
    field: Vec<BlockKind>,
    /// Hide changes inside text that matches, as in 'visitor number \d+'; the settings can name more for an article or site
    #[arg(long, value_name = "PATTERN")]
    ignore_regex: Vec<Regex>,
    /// Unchanged paragraphs shown beside each change
    #[arg(long, value_name = "N", default_value_t = DEFAULT_CONTEXT)]
    context: usize,
    /// Show the unchanged text as well
    #[arg(long, action = ArgAction::SetTrue)]
    all_blocks: bool,
}

/// The words of `--level`.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Level {
    /// What is claimed, by whom, when or how much
    Substantive,
    /// And other words
    Wording,
    /// And spelling, order, marks, stamps
    Cosmetic,
    /// And text that is not the article
    All,
}

/// The classes by their names, which help and completions list.
fn classes() -> impl TypedValueParser<Value = ChangeClass> {
    let class = |word: String| ChangeClass::ALL.into_iter().find(|class| class.name() == word);
    PossibleValuesParser::new(ChangeClass::ALL.map(ChangeClass::name))
        .map(move |word| class(word).expect("only the names of classes are let through"))
}

/// The kinds of block by their names.
fn fields() -> impl TypedValueParser<Value = BlockKind> {
    let kind = |word: String| BlockKind::ALL.into_iter().find(|kind| kind.name() == word);
    PossibleValuesParser::new(BlockKind::ALL.map(BlockKind::name))
        .map(move |word| kind(word).expect("only the names of kinds are let through"))
}

impl Default for ReadingArguments {
    fn default() -> Self {
        Self {
            level: Level::All,
            only: Vec::new(),
            ignore: Vec::new(),
            field: Vec::new(),
            ignore_regex: Vec::new(),
            context: DEFAULT_CONTEXT,
            all_blocks: false,
        }
    }
}

impl ReadingArguments {
    /// The options as a renderer takes them, for a diff of `article` or of plain files.
    pub(crate) fn resolve(&self, session: &Session, article: Option<&ArticleRef>) -> RenderOptions {
        let level = match self.level {
            Level::Substantive => Significance::Substantive,
            Level::Wording => Significance::Wording,
            Level::Cosmetic => Significance::Cosmetic,
            Level::All => Significance::None,
        };
        let patterns = self.ignore_regex.iter().cloned().chain(session.ignored_text(article)).collect();
        let selection = Selection {
            level,
            only: self.only.clone(),
            ignore: self.ignore.clone(),
            fields: self.field.clone(),
            ignored_text: IgnoredText::new(patterns),
        };
        RenderOptions { selection, context: self.context, all_blocks: self.all_blocks, ..plain(session) }
    }
}

/// The options of someone who only reads.
pub(crate) fn plain(session: &Session) -> RenderOptions {
    let painter = match session.paint {
        Paint::Ansi => Painter::Ansi,
        Paint::Plain => Painter::Plain,
        Paint::Debug => Painter::Debug,
    };
    RenderOptions {
        width: session.width,
        context: DEFAULT_CONTEXT,
        painter,
        zone: session.zone,
        ..RenderOptions::default()
    }
}

/// The renderer that `--format` names, the default first.
pub(crate) fn chosen_renderer(session: &Session) -> Result<&'static Renderer, CommandError> {
    let name = session.format(&RENDERERS.map(|renderer| renderer.name))?;
    renderer(name).ok_or_else(|| CommandError::new(format!("there is no format `{name}`")))
}
