pub(crate) const FILES: &[(&str, &str)] = &[("eligibility/help.yml", HELP)];

const HELP: &str = "\
title: What help can I get?
summary: Some people get more.
questions:
  - id: age
    text: How old are you?
    label: Your age
    kind: number
  - id: alone
    text: Do you live alone?
    label: Living alone
    kind: yes-or-no
offers:
  - id: advice
    title: Advice
    tier: universal
    summary: We talk with you.
    next: Ring us.
  - id: visit
    title: A visit
    tier: targeted
    summary: We come to you.
    circumstances:
      - words: You live alone at 75
        all:
          - question: age
            at_least: 75
          - question: alone
            is: [yes]
        reason: Nobody is there.
        clause: Policy 3.2
    next: Ring us.
examples:
  - title: A man of 80
    given: { age: 80, alone: yes }
    expect: [advice, visit]
contact:
  telephone: 01632 960004
";
