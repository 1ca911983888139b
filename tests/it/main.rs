//! The integration tests, one binary: the house's own rules, then the product from the outside.
#![expect(missing_docs, reason = "a test binary has no public items to document")]

#[cfg(test)]
mod floors;
#[cfg(test)]
mod source;
#[cfg(test)]
mod tidy;
