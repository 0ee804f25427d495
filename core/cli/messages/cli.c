/*
 * What is said about the command line, files and pack tests.
 */
#include "core/cli/cli.h"
#include "core/cli/messages/messages.h"

const struct cli_message cli_messages_cli[] = {
    {"cli/changed", N_("{path} was changed by somebody else meanwhile; your answers are in {mine}"),
        N_("compare the two files, and go on with the one you want to keep")},
    {"cli/empty", N_("{path}: there are no answers in this file"),
        N_("check that this is the right file")},
    {"cli/exists", N_("{path} is there already"),
        N_("name another file with -o, or use --force to write over it")},
    {"cli/internal", N_("peil made a mistake of its own"),
        N_("please report it, with what you typed and the files")},
    {"cli/is-answers", N_("{path}: this is an answers file, not a pack"),
        N_("name the pack first: peil fill PACK {path} goes on with it, peil score {path} makes "
           "the report")},
    {"cli/is-pack-file", N_("{path}: this is one file of a pack, not the pack"),
        N_("give the folder that it stands in: {folder}")},
    {"cli/locked", N_("{path} is being filled in by somebody else now"),
        N_("wait until they are ready, or fill in a file of your own")},
    {"cli/memory", N_("there is not enough memory"),
        N_("close other programs, or take a smaller file")},
    {"cli/no-answers", N_("{path}: there are no answers in this file"),
        N_("remove it to begin anew, or name another file")},
    {"cli/no-format", N_("{path}: peil cannot make a file that ends in \".{ending}\""),
        N_("let its name end in .html (a page to read, print or save as PDF), .txt or .json, or "
           "choose an output plugin with -f")},
    {"cli/no-name", N_("{path}: no name can be made for its report"),
        N_("give the subject a key (a municipality code, say), or give the answers file a name of "
           "its own with letters, digits, dots, dashes and underscores")},
    {"cli/no-pack", N_("there is no pack \"{pack}\""),
        N_("looked in: {folders}; name the zip or folder with -p, or set PEIL_PACK_PATH")},
    {"cli/not-answers",
        N_("{path}: this is a web page, a zip, an office document or a PDF, not an answers file"),
        N_("give a YAML or JSON file; a pack goes behind -p, and what stands on a form, in a "
           "spreadsheet or document has to be copied into an answers file (peil fill PACK "
           "--template)")},
    {"cli/not-lines", N_("{path}: this has no answers on a line each; nothing of it was read"),
        N_("score one file of answers without --stream; behind --stream comes NDJSON: on every "
           "line the answers of one respondent, as a JSON object")},
    {"cli/nothing-called", N_("{path}: there is nothing called \"{name}\" in it to explain"),
        N_("give the id or number of an item or section, the id of a rule, or the name of a "
           "concept; the report shows them")},
    {"cli/other-version",
        N_("the pack \"{pack}\" that was found ({path}) has another version than the answers ask "
           "for"),
        N_("change the version behind @ in the answers, or get the pack with that version")},
    {"cli/pack-refused", N_("the pack {pack} was refused before, so this cannot be scored"),
        N_("mend the pack first; peil pack check shows what is wrong")},
    {"cli/pack-twice", N_("{used} is used, and {other} of the same version is not"), NULL},
    {"cli/same-file", N_("{path} is read in this run, so the output is not written over it"),
        N_("name another file or folder with -o")},
    {"cli/too-many-packs", N_("more than {most} packs in one run"),
        N_("run peil several times, with fewer answers files each")},
    {"cli/unknown-actor", N_("the pack \"{pack}\" knows no actor \"{actor}\""), NULL},
    {"io/closed", N_("{path}: nobody takes the output"),
        N_("the program that should read it has stopped, or the output is closed; write to a file "
           "with -o")},
    {"io/denied", N_("{path}: you may not read or write here"),
        N_("choose another file or place, or ask for the rights")},
    {"io/full", N_("{path}: there is no room left to write it"),
        N_("make room, or write to another disk with -o; a file that stood there is as it was")},
    {"io/is-folder", N_("{path}: this is a folder, not a file"), N_("name a file in it")},
    {"io/missing", N_("{path}: there is no such file"),
        N_("check the name; in a shell, type the first letters and press Tab")},
    {"io/no-folder", N_("{path}: the folder that this should stand in is not there"),
        N_("make the folder first, or name another place")},
    {"io/not-folder", N_("{path}: a part of this is a file, not a folder"),
        N_("check the way to it")},
    {"io/process", N_("{path}: no process could be started for it ({reason})"),
        N_("close other programs, or use --no-worker")},
    {"io/read", N_("{path}: cannot be read ({reason})"),
        N_("check the file and the disk it is on")},
    {"io/too-large", N_("{path}: this holds more than {most} bytes"),
        N_("an answers file or pack of this size is probably something else; check whether it is "
           "the right file")},
    {"io/write", N_("{path}: cannot be written ({reason})"), N_("write to another place with -o")},
    {"test/differs", N_("{path} is {found}, not {expected}"),
        N_("correct the pack, or what the test expects")},
    {"test/none", N_("{pack} has no tests"),
        N_("put a file in tests/ with answers and what must come out; packs/README.md shows how")},
    {"test/not-expected", N_("the answers gave {code}, which the test does not expect"),
        N_("correct the answers in the test, or add the code to expect_diagnostics")},
    {"test/not-found",
        N_("{code} was expected, but the answers are not refused or warned about for that"),
        N_("correct the answers in the test, or take the code away")},
    {"test/compare-form", N_("compare: is a list of answers, and stands alone"),
        N_("write a list under compare: with answers, or with files of the pack; answers:, file: "
           "and set: are for a test about one set of answers")},
    {"test/nothing", N_("this test expects nothing"),
        N_("add expect: with a part of the report, or expect_diagnostics: with codes")},
    {"test/outside", N_("{path} lies outside the pack"),
        N_("put the answers inside the pack, in examples/ or tests/")},
    {0},
};
