//! The one place that makes sentences of what the engine has to say; everything else hands over codes with
//! typed arguments.

mod english;
