local t = {3, 1, 2, n = {a = true}, [10] = "x"}
table.sort(t, function(a, b) return a < b end)
table.insert(t, 1, 0)
table.remove(t)
for k, v in pairs(t) do if k == "n" then v.b = #t end end
for i, v in ipairs(t) do t[i] = v * 2 end
return {list = t, text = table.concat({1, 2.5, "x"}, ", "), count = select("#", table.unpack(t))}
