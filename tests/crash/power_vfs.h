// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace huitou::crash
{

/// Puts a file system between SQLCipher and the machine's own, for the whole program: what SQLCipher does in the folder
/// of a PowerDisk goes through that disk. Once, before any store is opened.
void installPowerVfs();

/// Lets SQLCipher's n-th allocation from now on fail; 0: none. Installed by installPowerVfs().
void failAllocation(unsigned long long n);
/// True when the allocation that was to fail has been asked for.
[[nodiscard]] bool allocationHasFailed();

/// Runs a PRAGMA on every database that this thread has open: for controls that weaken what the store insists on.
void onOpenDatabases(const char* pragma);

} // namespace huitou::crash
