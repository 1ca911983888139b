//! The integration tests, one binary: the house's own rules, then the product from the outside.

#[cfg(test)]
mod aloud;
#[cfg(test)]
mod console;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod e2e;
#[cfg(test)]
mod floors;
#[cfg(test)]
mod night;
#[cfg(test)]
mod office;
#[cfg(test)]
mod pdfs;
#[cfg(test)]
mod promises;
#[cfg(test)]
mod sim;
#[cfg(test)]
mod source;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod worn;
