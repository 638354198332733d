pub(crate) const FILES: &[(&str, &str)] = &[];
