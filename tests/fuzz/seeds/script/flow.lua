local n <const> = 10
local sum, i = 0, 0
while true do i = i + 1; if i > n then break end; if i % 2 == 0 then goto continue end; sum = sum + i ::continue:: end
repeat sum = sum // 2 until sum < 3
for k = n, 1, -3 do sum = sum ~ k << 1 end
return {sum, math.floor(2.5), math.max(1, 2, 3), math.type(1.0), -7 // 2, -7 % 3, 2 ^ 0.5, 1e308 * 1, "a" .. 1.5}
