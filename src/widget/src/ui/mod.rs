//! Small parts that the screens are made of.

mod choices;
mod download;
mod duration;
mod field;
mod focus;
mod leave_guard;
mod message;
mod notices;
mod pager;
mod progress;
mod select;
mod tell;
mod text_area;
mod text_field;
mod token;

pub(crate) use choices::{Choices, parts};
pub(crate) use download::download;
pub(crate) use duration::duration;
pub(crate) use field::FieldIssues;
pub(crate) use focus::{focus_within, focused_id, keep_focus, later};
pub(crate) use leave_guard::guard_leaving;
pub(crate) use message::{Message, Tone};
pub(crate) use notices::NoticeList;
pub(crate) use pager::{PAGE, Pager};
pub(crate) use progress::ProgressBar;
pub(crate) use select::{SelectField, fixed};
pub(crate) use tell::tell;
pub(crate) use text_area::TextArea;
pub(crate) use text_field::TextField;
pub(crate) use token::TokenField;
