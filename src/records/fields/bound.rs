use super::{Id, Misfit, Number, Scalar, scalar};

/// What a number is held against: a number, or a rate, by its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// This number.
    Number(Number),
    /// The value of this rate on the day.
    Rate(Id),
}

impl Scalar for Bound {
    const FORMAT: &'static str = "number-or-rate";
    const PATTERN: &'static str = r"^\s*[0-9][0-9,]*(\.[0-9]+)?\s*$|^[a-z0-9]+(-[a-z0-9]+)*$";

    fn parse(text: &str) -> Result<Self, Misfit> {
        match (Number::parse(text), Id::parse(text)) {
            (Ok(number), _) => Ok(Self::Number(number)),
            (Err(_), Ok(id)) if text.starts_with(|first: char| first.is_ascii_lowercase()) => {
                Ok(Self::Rate(id))
            }
            (Err(misfit), _) if text.starts_with(|first: char| !first.is_alphabetic()) => Err(misfit),
            _ => Err(Misfit::new(
                format!("`{text}` is neither a number nor the id of a rate"),
                "Write digits, like `75`, or the id of one of the `rates:`, like `savings-limit`.",
            )),
        }
    }
}

scalar!(Bound, "a number, or the id of a rate");

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(text: &str) -> String {
        Bound::parse(text).expect_err("it is no bound").problem
    }

    #[test]
    fn a_number_is_one_and_a_name_is_a_rate() {
        assert_eq!(Bound::parse("14,250").ok(), Number::parse("14250").ok().map(Bound::Number));
        assert_eq!(Bound::parse("savings-limit").ok(), Id::parse("savings-limit").ok().map(Bound::Rate));
    }

    #[test]
    fn what_is_neither_is_refused() {
        assert_eq!(problem("75+"), "`75+` is not a number");
        assert_eq!(problem("Savings limit"), "`Savings limit` is neither a number nor the id of a rate");
    }
}
