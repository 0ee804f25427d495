return {
  name = "failing-lua",
  media_type = "text/plain",
  extension = "txt",
  summary = "fails in the way that was asked for",
  kinds = "result",
  options = {{name = "how", help = "how to fail", default = "fail"}},
  render = function(doc, out)
    out:write("something")
    local how = out:option("how")
    if how == "fail" then out:fail("there is nothing to show") end
    if how == "caught" then pcall(function() out:fail("not even then") end) end
    if how == "error" then error("went wrong") end
    if how == "nil" then return doc.nothing.more end
    if how == "method" then out:wrote("x") end
    if how == "dot" then out.write("x") end
    if how == "value" then out:write({}) end
    if how == "change" then out.columns = 3 end
    if how == "option" then out:option("none") end
    if how == "infinite" then out:number(1 / 0) end
    if how == "function" then out:json(print) end
  end,
}
