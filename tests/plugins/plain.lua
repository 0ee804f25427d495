-- Everything that a plugin in Lua can ask.
local seen = 0

local function count(node)
  local n = 0
  for _ in pairs(node) do n = n + 1 end
  return n
end

return {
  name = "plain-lua",
  media_type = "text/plain",
  extension = "txt",
  summary = "everything that a plugin in Lua can ask",
  kinds = {"result", "form"},
  options = {
    {name = "between", help = "what stands between words", default = " "},
    {name = "file", help = "a file", kind = "file"},
  },
  render = function(doc, out)
    seen = seen + 1
    out:write("seen ", seen, out:option("between"), doc.kind, "\n")
    out:write("columns ", out.columns, " colour ", tostring(out.colour), "\n")
    out:write(out:number(1234.5), " ", out:number(0.125, 2), " ", out:number(2.5, 1, "en"), "\n")
    out:write(out:date("2026-03-14"), " ", out:date("2026-03-14", "en"), " ", out:date("morgen"), "\n")
    out:write(out:plural("nl", 1), " ", out:plural("nl", 2), " ", out:width("né日"), "\n")
    out:write(#doc.list, " ", doc.list[1], " ", count(doc), " ", tostring(doc.nothing), "\n")
    out:json(doc.list)
    out:write("\n")
    out:json({b = {1, 2}, a = "x"}, 2)
    out:write("\n", tostring(pcall(function() doc.kind = "other" end)), "\n")
  end,
}
