//! What the engine has to say: codes with typed arguments. The one place that makes sentences of
//! them is [`english`]; everything else hands over codes, and no text of its own.

mod argument;
pub(crate) mod english;

pub use argument::Argument;
