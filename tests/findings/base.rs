//! The small site itself.

use crate::support::Site;

#[test]
fn the_small_site_has_no_finding() {
    insta::assert_snapshot!(Site::small().findings(), @"");
}
