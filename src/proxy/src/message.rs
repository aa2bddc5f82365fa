//! What every path reads of a request and writes of a response.

mod answer;
mod body;
mod company;

pub(crate) use answer::{Rejection, UserCount, answer};
pub(crate) use body::read;
pub(crate) use company::InPath;
