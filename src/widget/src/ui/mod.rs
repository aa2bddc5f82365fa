//! Small parts that the screens are made of.

mod button;
mod choices;
mod control;
mod download;
mod duration;
mod element;
mod focus;
mod issues;
mod leave_guard;
mod message;
mod notices;
mod pager;
mod progress;
mod tell;
mod token;

pub(crate) use button::button;
pub(crate) use choices::{Choices, parts};
pub(crate) use control::{Control, Options, fixed};
pub(crate) use download::download;
pub(crate) use duration::duration;
pub(crate) use element::{Content, Element, each, element, follow, reactive};
pub(crate) use focus::{focus_within, focused_id, keep_focus, later};
pub(crate) use issues::{Problems, issue_list};
pub(crate) use leave_guard::guard_leaving;
pub(crate) use message::{Message, Tone, actions, message, message_with};
pub(crate) use notices::notice_list;
pub(crate) use pager::{PAGE, Pager};
pub(crate) use progress::ProgressBar;
pub(crate) use tell::tell;
pub(crate) use token::token_field;
