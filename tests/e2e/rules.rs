//! The store's own rules: in the form, in a file, and from the settings alone.

mod definitions;
mod file;
mod form;
