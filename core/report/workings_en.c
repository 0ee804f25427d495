/*
 * The sentences of the report in English that tell how a number comes about and what would change
 * it, sorted by the bytes of their names.
 */
#include "core/report/words.h"

static const struct peil_word entries[] = {
    {"sentence.explain.band", "{label} ({range})"},
    {"sentence.explain.bands",
        "The verdict follows from the score as this report shows it: {bands}."},
    {"sentence.explain.blank.exclude",
        "Questions that were not filled in do not count in the score."},
    {"sentence.explain.blank.minimum",
        "Questions that were not filled in count as the lowest answer."},
    {"sentence.explain.blank.null-if-any",
        "While any question is not filled in, there is no score."},
    {"sentence.explain.blank.prorate", "Questions that were not filled in get the mean of the "
                                       "answered ones, if at least {share} has been answered."},
    {"sentence.explain.blank.zero", "Questions that were not filled in count as 0 points."},
    {"sentence.explain.cap",
        "While a point that must be in order is not, the total is at most {cap}."},
    {"sentence.explain.decimals.one", "{n} decimal"},
    {"sentence.explain.decimals.other", "{n} decimals"},
    {"sentence.explain.decimals.whole", "whole numbers"},
    {"sentence.explain.escalate",
        "A condition of the pack can give another verdict than goes with the score."},
    {"sentence.explain.hook.item",
        "A rule of the pack itself ({file}) can give an answer another worth."},
    {"sentence.explain.hook.section", "In one or more sections the score comes from a rule of the "
                                      "pack itself ({file}); it says so there."},
    {"sentence.explain.hook.total",
        "The total score comes from a rule of the pack itself ({file})."},
    {"sentence.explain.hook.verdict",
        "A rule of the pack itself ({file}) can give another verdict."},
    {"sentence.explain.incomplete", "If less than {share} has been answered, there is no score."},
    {"sentence.explain.items.choices", "Where a question can have several answers, the points of "
                                       "the chosen answers are added up."},
    {"sentence.explain.items.matrix",
        "Where a question has rows, the mean of the answered rows counts. If only part of the rows "
        "has been answered, the question counts as answered for that part."},
    {"sentence.explain.items.number", "A number counts in proportion: the lowest possible value "
                                      "gives nothing, the highest gives most."},
    {"sentence.explain.items.reverse.one",
        "For {n} question the count is reversed: there the answer with the fewest points gives the "
        "highest score."},
    {"sentence.explain.items.reverse.other",
        "For {n} questions the count is reversed: there the answer with the fewest points gives "
        "the highest score."},
    {"sentence.explain.items.scale",
        "Every question counts from {low} ({low_label}) to {high} points ({high_label})."},
    {"sentence.explain.items.scales",
        "How many points an answer gives is shown with the question."},
    {"sentence.explain.knockouts",
        "Points that must be in order do not change the score; they give a verdict of their own."},
    {"sentence.explain.knockouts.counted",
        "Points that must be in order also have a verdict of their own."},
    {"sentence.explain.na.exclude", "Questions that are not applicable do not count."},
    {"sentence.explain.na.maximum", "Questions that are not applicable count as the best answer."},
    {"sentence.explain.na.target", "Questions that are not applicable count as their target; "
                                   "without a target they do not count."},
    {"sentence.explain.none", "This checklist gives no score."},
    {"sentence.explain.open.decision-list",
        "To a condition, an open question is just open. As long as that may matter, another "
        "verdict may yet come."},
    {"sentence.explain.parts", "A section of which too little has been answered does not count in "
                               "the total; the total is then provisional as well."},
    {"sentence.explain.provisional", "If fewer than {share} of the questions that count have been "
                                     "answered, the score is provisional and there is no verdict."},
    {"sentence.explain.provisional.all", "As long as a question that counts is open, the score is "
                                         "provisional and there is no verdict."},
    {"sentence.explain.rounding.half-even",
        "Rounding is done only at the end, to {decimals}; a half goes to the even digit."},
    {"sentence.explain.rounding.half-up",
        "Rounding is done only at the end, to {decimals}; a half goes up."},
    {"sentence.explain.rounding.none", "Nothing is rounded."},
    {"sentence.explain.rounding.truncate",
        "Only at the end the score is cut off downwards, to {decimals}."},
    {"sentence.explain.section.absolute", "The score of a section is 1 where every question that "
                                          "counts has the best answer, and else 0."},
    {"sentence.explain.section.all-or-partial",
        "The score of a section is {max} where every question has the best answer, {min} where "
        "every question has the worst, and else right between them."},
    {"sentence.explain.section.count",
        "The score of a section is the number of questions that {share}."},
    {"sentence.explain.section.count.knockouts",
        "The score of a section is how many of its points that must be in order are so."},
    {"sentence.explain.section.flat",
        "The score of a section is the sum of the weights of the questions with the best answer. "
        "Another answer gives nothing; the weight of a section does not count."},
    {"sentence.explain.section.flat-unweighted",
        "The score of a section is the number of questions with the best answer. Another answer "
        "gives nothing; weights do not count."},
    {"sentence.explain.section.ladder-sum",
        "A section at level {level} gets the sum of the points of its questions. A section above "
        "that gets the mean of the sections in it, each with its own weight."},
    {"sentence.explain.section.lowest-law",
        "The score of a section is that of the lowest question about what the law asks, converted "
        "to a scale of {min} to {max}. Where a section does not ask about it, it is the mean. "
        "While some of what the law asks is open there is no score, unless it cannot be lower."},
    {"sentence.explain.section.mean", "The score of a section is the mean of the answered "
                                      "questions, converted to a scale of {min} to {max}."},
    {"sentence.explain.section.mean-of-means",
        "The score of a section is the mean of the sections in it, from {min} to {max}."},
    {"sentence.explain.section.none", "Sections get no score of their own."},
    {"sentence.explain.section.own",
        "Some sections are scored in another way; that is shown with the section."},
    {"sentence.explain.section.percent-to-target",
        "The score of a section tells how much of the targets is met, from {min} to {max}. What is "
        "above a target does not count for more."},
    {"sentence.explain.section.progress",
        "The score of a section tells how far one is from the start ({min}) to the targets "
        "({max}). It can fall below the start, and rise above the target."},
    {"sentence.explain.section.staged",
        "The score of a section is the highest level of which every question {share}, and so at "
        "all levels below it. An open question has not reached that yet."},
    {"sentence.explain.section.sum",
        "The score of a section is the sum of the points of the answered questions."},
    {"sentence.explain.section.worst", "The score of a section is that of the question with the "
                                       "lowest answer, converted to a scale of {min} to {max}."},
    {"sentence.explain.section.xccdf-default",
        "The score of a section is the mean of what stands directly in it, from {min} to {max}: a "
        "question with the best answer counts as {max}, another answer as {min}, and a section "
        "with its own score. Everything counts with its own weight."},
    {"sentence.explain.share.all", "reaches the highest number of points"},
    {"sentence.explain.share.part", "reaches at least {share} of the points"},
    {"sentence.explain.total.absolute",
        "The total is 1 where every question that counts has the best answer, and else 0."},
    {"sentence.explain.total.all-or-partial",
        "The total is {max} where every question has the best answer, {min} where every question "
        "has the worst, and else right between them."},
    {"sentence.explain.total.count.items",
        "The total is the number of questions where the answer {share}."},
    {"sentence.explain.total.count.knockouts",
        "The total score is how many of the points that must be in order are so."},
    {"sentence.explain.total.count.sections",
        "The total is the number of sections where the score {share}."},
    {"sentence.explain.total.decision-list",
        "The verdict comes from a list of conditions. From top to bottom, the first that holds "
        "counts; where none does, the last row does. The number is how many rows are below it."},
    {"sentence.explain.total.flat",
        "The total is the sum of the weights of the questions with the best answer. Another answer "
        "gives nothing; the weight of a section does not count."},
    {"sentence.explain.total.flat-unweighted",
        "The total is the number of questions with the best answer. Another answer gives nothing; "
        "weights do not count."},
    {"sentence.explain.total.ladder-sum",
        "The total is the mean of the sections, each with its own weight."},
    {"sentence.explain.total.lowest-law",
        "The total is that of the lowest question about what the law asks, from {min} to {max}."},
    {"sentence.explain.total.mean",
        "The total is the mean of all answered questions, converted to a scale of {min} to {max}."},
    {"sentence.explain.total.mean-of-means.declared",
        "The total is the mean of {sections}, from {min} to {max}; each section counts with its "
        "own weight."},
    {"sentence.explain.total.mean-of-means.equal",
        "The total is the mean of {sections}, from {min} to {max}; each section counts equally."},
    {"sentence.explain.total.none", "There is no total."},
    {"sentence.explain.total.percent-to-target",
        "The total tells how much of the targets is met, from {min} to {max}. What is above a "
        "target does not count for more."},
    {"sentence.explain.total.progress",
        "The total tells how far one is from the start ({min}) to the targets ({max}). It can fall "
        "below the start, and rise above the target."},
    {"sentence.explain.total.staged",
        "The total is the highest level of which every question {share}, and so at all levels "
        "below it. An open question has not reached that yet."},
    {"sentence.explain.total.sum", "The total is the sum of the points of all answered questions."},
    {"sentence.explain.total.worst",
        "The total is the lowest score of {sections}, from {min} to {max}."},
    {"sentence.explain.total.xccdf-default",
        "The total is the mean of the sections, from {min} to {max}, each with its own weight."},
    {"sentence.explain.units.level", "the sections at level {level}"},
    {"sentence.explain.units.one", "{n} section"},
    {"sentence.explain.units.other", "{n} sections"},
    {"sentence.explain.unknown.exclude",
        "Questions answered with ‘I do not know’ do not count in the score."},
    {"sentence.explain.unknown.minimum",
        "Questions answered with ‘I do not know’ count as the lowest answer."},
    {"sentence.explain.unknown.null-if-any",
        "While any question is left at ‘I do not know’, there is no score."},
    {"sentence.explain.unknown.prorate",
        "Questions answered with ‘I do not know’ get the mean of the answered ones, if at least "
        "{share} has been answered."},
    {"sentence.explain.unknown.zero", "Questions answered with ‘I do not know’ count as 0 points."},
    {"sentence.explain.weight.declared",
        "Questions count with their own weight, which is shown with the question."},
    {"sentence.explain.weight.equal", "Within a section every question counts equally."},
    {"sentence.explanation.advice", "Why this advice was given: {name}"},
    {"sentence.explanation.rule", "Why this rule gave no advice: {name}"},
    {"sentence.made-of.absolute",
        "This is 1 where every question below has the best answer, and else 0."},
    {"sentence.made-of.all-or-partial",
        "This is {max} where every question below has the best answer, {min} where every question "
        "has the worst, and else right between them."},
    {"sentence.made-of.band", "The verdict that goes with it: {band} ({range})."},
    {"sentence.made-of.band.escalated",
        "The verdict ({band}) comes from a condition of the pack, not from the number."},
    {"sentence.made-of.band.own",
        "The verdict ({band}) comes from a rule of the pack itself ({file}), not from the number."},
    {"sentence.made-of.count.items", "This is the number of questions below that {share}."},
    {"sentence.made-of.count.knockouts", "This is how many of the points below are in order."},
    {"sentence.made-of.count.sections", "This is the number of sections below that {share}."},
    {"sentence.made-of.decision-list",
        "Read the conditions from top to bottom. The first that holds gives the verdict. The "
        "number is how many rows are below it."},
    {"sentence.made-of.flat", "This is the sum of the weights of the questions below that have the "
                              "best answer. Another answer gives nothing."},
    {"sentence.made-of.flat-unweighted",
        "This is the number of questions below with the best answer."},
    {"sentence.made-of.hook-failed",
        "The pack’s own way of scoring ({file}) failed. This number was made in the usual way."},
    {"sentence.made-of.hooked", "This number comes from a rule of the pack itself ({file}). What "
                                "each answer brings to it can therefore not be told."},
    {"sentence.made-of.item-hook",
        "How much an answer is worth is decided by a rule of the pack itself ({file})."},
    {"sentence.made-of.ladder-sum",
        "This is the mean of the points of the sections below, each with its own weight."},
    {"sentence.made-of.level", "level {level}"},
    {"sentence.made-of.lowest-law",
        "This is the lowest of the questions about what the law asks, from {min} to {max}."},
    {"sentence.made-of.mean.items", "This is the mean of the questions below, from {min} to {max}. "
                                    "Each question counts with its own weight."},
    {"sentence.made-of.mean.items.equal", "This is the mean of the questions below, from {min} to "
                                          "{max}. Each question counts alike."},
    {"sentence.made-of.mean.sections", "This is the mean of the sections below, from {min} to "
                                       "{max}. Each section counts with its own weight."},
    {"sentence.made-of.mean.sections.equal",
        "This is the mean of the sections below, from {min} to {max}. Each section counts alike."},
    {"sentence.made-of.percent-to-target",
        "This is the share of the targets that is met, from {min} to {max}. A question counts for "
        "more the higher its target is."},
    {"sentence.made-of.progress", "This is how far one is from the start ({min}) to the targets "
                                  "({max}). A question counts for more the longer its way is."},
    {"sentence.made-of.rounded", "Rounded, {value} is {shown}."},
    {"sentence.made-of.shown", "The report shows: {shown}."},
    {"sentence.made-of.staged", "This is the highest level of which every question below {share}, "
                                "and so at all levels below it."},
    {"sentence.made-of.sum", "This is the sum of the points below."},
    {"sentence.made-of.sum-of", "The sum: {start}({terms}) ÷ {n} × {width} {is} "
                                "{value}. In the rows, what each brings is rounded."},
    {"sentence.made-of.times", "{n} times"},
    {"sentence.made-of.total",
        "What the rows above bring is {value} together. In each row it is rounded here."},
    {"sentence.made-of.total.exact", "What the rows above bring is {value} together."},
    {"sentence.made-of.total.from",
        "What the rows above bring is added to {min}. Together that is {value}."},
    {"sentence.made-of.worst.items",
        "This is the lowest of the questions below, from {min} to {max}."},
    {"sentence.made-of.worst.sections",
        "This is the lowest of the sections below, from {min} to {max}."},
    {"sentence.made-of.xccdf-default",
        "This is the mean of what is below, from {min} to {max}. A question counts with the best "
        "answer only. Everything counts with its own weight."},
    {"sentence.whatif.change", "{item} (from {now} to {then})"},
    {"sentence.whatif.each", "What each question adds"},
    {"sentence.whatif.each-text",
        "So much the score changes when that question alone gets its best answer."},
    {"sentence.whatif.effort", "Effort"},
    {"sentence.whatif.knockouts",
        "With these points in order, all is in order that has to be and that is known."},
    {"sentence.whatif.knockouts-left",
        "This has to be in order in any case. With it, not all is in order yet that has to be."},
    {"sentence.whatif.knockouts-none", "These improvements do not put this in order."},
    {"sentence.whatif.least", "Fewer improvements will not do."},
    {"sentence.whatif.least-effort", "Less effort will not do."},
    {"sentence.whatif.left-out.one",
        "{n} more question can be improved, and was not tried: there are too many."},
    {"sentence.whatif.left-out.other",
        "{n} more questions can be improved, and were not tried: there are too many."},
    {"sentence.whatif.maybe-less", "Perhaps less will do: not all combinations were tried."},
    {"sentence.whatif.no-way", "The improvements below do not reach this."},
    {"sentence.whatif.no-way-found", "No way was found; not all combinations were tried."},
    {"sentence.whatif.nothing", "All that is answered has its best answer already."},
    {"sentence.whatif.now", "Now"},
    {"sentence.whatif.now-score", "The score is {score} now."},
    {"sentence.whatif.open.one",
        "{n} question is still open and does not count here. Find out first."},
    {"sentence.whatif.open.other",
        "{n} questions are still open and do not count here. Find out first."},
    {"sentence.whatif.others.one", "{n} more question can be improved, but others decide on it."},
    {"sentence.whatif.others.other",
        "{n} more questions can be improved, but others decide on them."},
    {"sentence.whatif.then", "Becomes"},
    {"sentence.whatif.title", "What would it add?"},
    {"sentence.whatif.to-band", "To “{band}”"},
    {"sentence.whatif.unranked.one", "Of {n} question it cannot be told which answer is better: it "
                                     "has no points. It was not tried."},
    {"sentence.whatif.unranked.other", "Of {n} questions it cannot be told which answer is better: "
                                       "they have no points. They were not tried."},
    {"sentence.whatif.way.one", "With this improvement the score becomes {score}."},
    {"sentence.whatif.way.other", "With these {n} improvements the score becomes {score}."},
};

const struct peil_word_table peil_workings_en = {entries, sizeof(entries) / sizeof(entries[0])};
