/*
 * What is told of the difference between two rounds, in English, sorted by the bytes of the names.
 */
#include "core/report/words.h"

static const struct peil_word entries[] = {
    {"change.base.older", "The score of then is that of version {version} of the checklist. Now "
                          "version {now} holds."},
    {"change.base.reckoned", "The answers of then were scored on the checklist of now, version "
                             "{now}. What the checklist itself does cannot be told apart."},
    {"change.base.stored", "Version {version} of the checklist is not there any more. The score of "
                           "then is that of the stored result. Now version {now} holds."},
    {"change.cause.answers", "other answers"},
    {"change.cause.applies", "other questions apply"},
    {"change.cause.pack", "another checklist"},
    {"change.cause.several", "{list} (cannot be told apart)"},
    {"change.compared.one", "{n} of the {total} questions can be compared."},
    {"change.compared.other", "{n} of the {total} questions can be compared."},
    {"change.concept.not-asked", "not asked"},
    {"change.direction.down", "down"},
    {"change.direction.same", "the same"},
    {"change.direction.up", "up"},
    {"change.kind.better", "Better than then"},
    {"change.kind.comes", "Applies now, did not then"},
    {"change.kind.goes", "Does not apply any more"},
    {"change.kind.known", "Open then, answered now"},
    {"change.kind.open", "Answered then, open now"},
    {"change.kind.other", "Another answer, neither better nor worse"},
    {"change.kind.same", "The same answer, a new remark"},
    {"change.kind.worse", "Worse than then"},
    {"change.lost.gone", "this question is not there any more"},
    {"change.lost.new", "this question is new"},
    {"change.lost.option-gone", "the answer of then ({part}) does not exist any more"},
    {"change.lost.out-of-range", "the number of then ({part}) is not allowed any more"},
    {"change.lost.row-gone", "the row {part} is not there any more"},
    {"change.lost.scale-changed", "the best or the worst answer is another one now"},
    {"change.lost.state-refused", "what was chosen then cannot be chosen any more"},
    {"change.lost.type-changed", "the question is answered in another way now"},
    {"change.lost.unit-changed", "the question counts in another unit now"},
    {"change.lost.unreadable", "the answer of then cannot be read any more"},
    {"change.method.joined", "Sometimes there is no score between two steps, because too little "
                             "was answered. Then those steps stand together."},
    {"change.method.order", "Peil goes from then to now in three steps. First the checklist of now "
                            "takes the place of that of then. Then the questions apply that apply "
                            "now. Last the answers of now count, one section after the other."},
    {"change.method.own", "This way of dividing is a rule of peil itself. In another order the "
                          "parts may be others; the whole difference may not."},
    {"change.method.pack", "Questions that cannot be compared belong to the first step."},
    {"change.method.shown",
        "Every number is the difference between two rounded scores. That way the parts add up "
        "exactly. A part may differ a little from what it would be without rounding."},
    {"change.other-people", "Not quite the same people or roles took part then and now. That too "
                            "may be why answers differ."},
    {"change.sentence.down", "The score went down: from {then} on {from} to {now} on {to}."},
    {"change.sentence.no-score",
        "This checklist gives no score. What was answered otherwise stands below."},
    {"change.sentence.none-now",
        "There is no difference to give, because there was no score on {to}."},
    {"change.sentence.none-then",
        "There is no difference to give, because there was no score on {from}."},
    {"change.sentence.same", "The score stayed the same: {now}, on {from} and on {to}."},
    {"change.sentence.up", "The score went up: from {then} on {from} to {now} on {to}."},
    {"change.total", "Whole checklist"},
    {"change.trend.provisional", "provisional"},
    {"change.trend.version", "All dates were scored on the checklist of now, version {now}."},
    {"change.undated", "a day without a date"},
};

const struct peil_word_table peil_changes_en = {entries, sizeof(entries) / sizeof(*entries)};
