// Every family's examples run before this.
int main() {}
