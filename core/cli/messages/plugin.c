/*
 * What is said about output plugins.
 */
#include "core/cli/cli.h"
#include "core/cli/messages/messages.h"

const struct cli_message cli_messages_plugin[] = {
    {"plugin/ambiguous", N_("beside \"{path}\" stands \"{detail}\", a plugin of the same name"),
        N_("keep one of the two")},
    {"plugin/cannot-load", N_("\"{path}\" cannot be loaded: {detail}"),
        N_("build the plugin again for this machine, as a shared object that lacks nothing")},
    {"plugin/crashed", N_("the plugin \"{name}\" broke down: {reason}"),
        N_("ask the maker of the plugin; nothing was written, and other output is not touched by "
           "it")},
    {"plugin/cut-off", N_("\"{path}\" is cut off: the end of the file is missing"),
        N_("copy or build the plugin again")},
    {"plugin/failed", N_("the plugin \"{name}\" could not make the output: {message}"), NULL},
    {"plugin/failed-silently",
        N_("the plugin \"{name}\" could not make the output and does not say why"),
        N_("ask the maker of the plugin; nothing was written")},
    {"plugin/file-name", N_("\"{path}\" has a name that no plugin can have"),
        N_("name the file after the plugin: small letters, digits and hyphens, at most 32, and "
           "then \".so\" or \".lua\"")},
    {"plugin/missing", N_("\"{path}\" is not there, or cannot be reached"),
        N_("check the path, and whether you may enter the folders on the way")},
    {"plugin/name-taken", N_("there is already a plugin called \"{detail}\""),
        N_("give this one another name")},
    {"plugin/names",
        N_("the description in \"{path}\" lacks a usable name, media type, file extension, summary "
           "or list of kinds"),
        N_("name and extension are small letters, digits and hyphens; the others are one line of "
           "plain text; none may be left out")},
    {"plugin/newer", N_("\"{path}\" was made for a newer peil"),
        N_("install a newer peil, or build the plugin with the <peil/plugin.h> of this one")},
    {"plugin/newer-document",
        N_("\"{path}\" was made for version {detail} of the document; this peil makes version "
           "{known}"),
        N_("install a newer peil, or build the plugin with the <peil/plugin.h> of this one")},
    {"plugin/no-render", N_("\"{path}\" has no function that renders"),
        N_("set .render in peil_output_v1, or render in the table of a plugin in Lua")},
    {"plugin/no-symbol",
        N_("\"{path}\" exports no \"peil_output_v1\", so it is not an output plugin"),
        N_("define peil_output_v1 with PEIL_PLUGIN_EXPORT before it, and leave the file out of the "
           "plugin folder if it is something else")},
    {"plugin/none", N_("there is no output plugin called \"{name}\""),
        N_("\"peil plugins\" shows them all, and why any was refused")},
    {"plugin/no-table", N_("\"{path}\" does not return a table, so it is not an output plugin"),
        N_("end the file with: return {name = ..., media_type = ..., extension = ..., summary = "
           "..., kinds = ..., render = function(doc, out) ... end}")},
    {"plugin/not-a-file", N_("\"{path}\" is not a regular file"),
        N_("put the plugin itself there; a link, a folder or a device is not followed")},
    {"plugin/not-a-folder", N_("\"{path}\" is not a folder"),
        N_("name the folder that holds the plugins, not a plugin")},
    {"plugin/nothing", N_("the plugin \"{name}\" says that it is done, but wrote nothing"),
        N_("ask the maker of the plugin")},
    {"plugin/older", N_("\"{path}\" was made for an older peil"),
        N_("build the plugin again with the <peil/plugin.h> of this peil")},
    {"plugin/options", N_("an option of the plugin in \"{path}\" is not described well"),
        N_("each option has a name of its own, a help text, a default value (not NULL) and a kind; "
           ".option_size is sizeof(struct peil_output_option)")},
    {"plugin/other-kind",
        N_("the plugin \"{name}\" makes nothing of a document of the kind \"{kind}\", only of: "
           "{kinds}"),
        N_("choose another format with -f; \"peil plugins\" shows what there is")},
    {"plugin/other-name",
        N_("the plugin in \"{path}\" is called \"{detail}\", other than its file"),
        N_("name the file \"{detail}\", with the ending that it has")},
    {"plugin/owner", N_("\"{path}\" belongs to somebody else"),
        N_("a plugin and its folder may only belong to you, to root, or to the owner of the peil "
           "program; make a copy of your own")},
    {"plugin/relative", N_("the plugin folder \"{path}\" is not given from the root"),
        N_("write the whole path, from \"/\"; the working directory is never looked in by itself")},
    {"plugin/script", N_("the script in \"{path}\" does not work"),
        N_("mend what is said about it, or take the file out of the plugin folder")},
    {"plugin/table-key", N_("what \"{path}\" returns has something wrong at \"{detail}\""),
        N_("the keys are name, media_type, extension, summary, kinds, options and render; an "
           "option has "
           "name, help, default and kind (text or file)")},
    {"plugin/too-large", N_("\"{path}\" is larger than 64 KiB"),
        N_("make the plugin smaller, or write it in C")},
    {"plugin/too-many",
        N_("there are more than 128 plugins; \"{path}\" and what follows is not looked at"),
        N_("look in fewer folders, or keep only plugins in them")},
    {"plugin/too-many-folders",
        N_("there are more than 32 plugin folders; \"{path}\" is not looked in"),
        N_("put the plugins together in fewer folders")},
    {"plugin/too-much", N_("the plugin \"{name}\" writes more than {most} bytes"),
        N_("ask the maker of the plugin; nothing was written")},
    {"plugin/too-slow", N_("the plugin \"{name}\" was not done in time and was stopped"),
        N_("ask the maker of the plugin; nothing was written, and other output is not touched by "
           "it")},
    {"plugin/too-small",
        N_("the description in \"{path}\" gives {detail} as its size in bytes, too little for an "
           "output plugin"),
        N_("start peil_output_v1 with .size = sizeof(struct peil_output), and build the plugin "
           "again")},
    {"plugin/unknown-option", N_("the plugin \"{name}\" has no option \"{option}\""),
        N_("\"peil plugins\" shows the options of every plugin")},
    {"plugin/writable", N_("\"{path}\" can be changed by everybody on this machine"),
        N_("take that right away from others with chmod o-w")},
    {0},
};
