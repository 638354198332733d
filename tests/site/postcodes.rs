//! By postcode, with no server.

use crate::postcode_files;
use crate::support::project;

#[test]
fn the_file_of_the_demonstration_is_the_one_that_is_made_for_it() {
    let path = project("content/postcodes/invented-postcodes.csv");
    let made = postcode_files::demonstration();
    if std::env::var_os("WRITE_POSTCODES").is_some() {
        std::fs::write(&path, &made).expect("written");
    }
    let kept = std::fs::read_to_string(&path).expect("the demonstration has postcodes");
    assert!(kept == made, "run this test with WRITE_POSTCODES=1 to write the file again");
}
