//! Small parts that the screens are made of.

mod button;
mod choices;
mod control;
mod download;
mod element;
mod focus;
mod issues;
mod leave_guard;
mod loading;
mod message;
mod notices;
mod pager;
mod progress;
mod token;
mod tone;
mod words;

pub(crate) use button::{button, button_of};
pub(crate) use choices::{Choices, parts};
pub(crate) use control::{Control, Options, Source, offered};
pub(crate) use download::download;
pub use element::{Content, MountHandle, mount};
pub(crate) use element::{Element, each, element, follow, on_window, reactive, when};
pub(crate) use focus::{focus_within, focused_id, keep_focus, later};
pub(crate) use issues::{Problems, issue_list};
pub(crate) use leave_guard::guard_leaving;
pub(crate) use loading::loading;
pub(crate) use message::{actions, message, message_of, message_with, named_message};
pub(crate) use notices::notice_list;
pub(crate) use pager::{PAGE, pager};
pub(crate) use progress::progress_bar;
pub(crate) use token::token_field;
pub(crate) use tone::Tone;
pub(crate) use words::{Words, marked, with_marked};
