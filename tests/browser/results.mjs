// Collects what each check found and says so in plain text.

/** What one check makes of one page in one mode. */
export class Results {
  passed = 0;
  failed = 0;
  skipped = 0;

  /**
   * Records one case. It fails when there are problems, each a line of text
   * that names the rule and the element. `mode` says how the page was shown.
   */
  record({ check, page, mode }, problems) {
    if (problems.length === 0) {
      this.passed += 1;
      return;
    }
    this.failed += 1;
    console.log(`FAILED ${[check, page, mode].filter(Boolean).join(' | ')}`);
    for (const problem of problems) console.log(`    ${problem}`);
  }

  /** Records a part of the tests that did not run, so that it is not forgotten. */
  skip(what, why) {
    this.skipped += 1;
    console.log(`SKIPPED ${what}: ${why}`);
  }

  summary() {
    return `${this.passed} passed, ${this.failed} failed, ${this.skipped} skipped`;
  }
}
